"""Are countries recognised in every form, and only countries?"""

import pytest

from indexer.tagging.countries import find_countries

NAMED = {
    "uk": {
        "Делегація прибула з Франції вранці.": "FR",
        "Угоду з Францією підписано вчора.": "FR",
        "Посол у Польщі виступив двічі.": "PL",
        "Польща відкрила новий завод.": "PL",
        "Гості з Південної Кореї приїхали.": "KR",
        "Перемовини з Північною Кореєю тривають.": "KP",
        "Делегати від Республіки Корея слухали.": "KR",
        "Візит до Японії завершено.": "JP",
        "Торгівля з Нідерландами зросла.": "NL",
        "Посол Сполучених Штатів прибув.": "US",
        "Товари із США подорожчали.": "US",
        "У Гвінеї відкрили школу.": "GN",
        "Школу в Гвінеї-Бісау відкрито.": "GW",
        "Гінці з Папуа-Нової Гвінеї прибули.": "PG",
        "Лікарі з Нігеру приїхали.": "NE",
        "Лікарі з Нігерії приїхали.": "NG",
        "Торгівля з Того зросла.": "TG",
        "Посол Малі приїхав.": "ML",
        "Сьогодні Перу святкує.": "PE",
        "Лікарі їдуть до Південного Судану.": "SS",
        "Вона вчилась у Великій Британії.": "GB",
        "Завод у Німеччині збудовано.": "DE",
        "Кораблі відпливли до Куби.": "CU",
        "Мости у Демократичній Республіці Конго.": "CD",
        "Візит до В’єтнаму тривав день.": "VN",
        "Приїхав південнокорейський міністр.": "KR",
        "Північнокорейські ракети летять.": "KP",
        "Лаоський студент читає.": "LA",
        "Угода з Кореєю чинна.": "KR",
        "Польсько-український кордон закрито.": "PL UA",
        "Українці та японці співпрацюють.": "UA JP",
        "Токіо погодилося на умови.": "JP",
        "Малі, Нігер і Чад закрили кордони.": "ML NE TD",
        "Грузія веде перемовини.": "GE",
    },
    "fr": {
        "Une délégation de France est venue.": "FR",
        "Le Niger a ouvert une école.": "NE",
        "Le Nigeria a ouvert une école.": "NG",
        "Un marché en Guinée-Bissau.": "GW",
        "Un marché en Guinée.": "GN",
        "Un marché en Guinée équatoriale.": "GQ",
        "La Papouasie-Nouvelle-Guinée vote.": "PG",
        "La Corée du Sud investit.": "KR",
        "La Corée du Nord se tait.": "KP",
        "Les Pays-Bas construisent des digues.": "NL",
        "Aux États-Unis on vote.": "US",
        "Le maire est au Pérou.": "PE",
        "L'Allemagne aide ses voisins.": "DE",
        "Un peintre d’Italie expose.": "IT",
        "La République démocratique du Congo vote.": "CD",
        "Le Congo vote.": "CD",
        "Le Congo-Brazzaville vote.": "CG",
        "Un nigérien parle.": "NE",
        "Une athlète sud-coréenne gagne.": "KR",
        "Des soldats nord-coréens marchent.": "KP",
        "Le sommet franco-allemand de lundi.": "FR DE",
        "La Géorgie veut adhérer.": "GE",
        "Il vit en Géorgie aux États-Unis.": "US",
        "Des Polonaises courent.": "PL",
        "Trois É.-U. et un drapeau.": "US",
        "La République dominicaine danse.": "DO",
        "Un séjour au Royaume-Uni.": "GB",
        "Un séjour au Viêt Nam.": "VN",  # codespell:ignore
    },
    "pl": {
        "Delegacja z Francji przyjechała.": "FR",
        "Umowa z Francją działa.": "FR",
        "Wizyta w Japonii trwa.": "JP",
        "Rozmowy z Koreą Południową trwają.": "KR",
        "Rozmowy z Koreą Północną trwają.": "KP",
        "Lekarze z Nigru przyjechali.": "NE",
        "Lekarze z Nigerii przyjechali.": "NG",
        "Wymiana z Holandią rośnie.": "NL",
        "Ambasador Stanów Zjednoczonych mówi.": "US",
        "Szkoła w Gwinei działa.": "GN",
        "Szkoła w Gwinei Bissau działa.": "GW",
        "Szkoła w Gwinei Równikowej działa.": "GQ",
        "Poseł do Peru wyjechał.": "PE",
        "Pomoc dla Sudanu Południowego trwa.": "SS",
        "Studia w Niemczech trwają.": "DE",
        "Wymiana z Węgrami rośnie.": "HU",
        "Lato spędził we Włoszech.": "IT",
        "Kontakty z Chinami rosną.": "CN",
        "Mieszka w Wielkiej Brytanii.": "GB",
        "Górnicy z Republiki Południowej Afryki.": "ZA",
        "Dzieci z Mali śpiewały.": "ML",
        "Kupcy z Wietnamem handlują.": "VN",
        "Wietnamski minister przyleciał.": "VN",
        "Południowokoreańskie firmy inwestują.": "KR",
        "Wczoraj Katar ogłosił przetarg.": "QA",
        "Tokio zgodziło się na warunki.": "JP",
        "Lecieli samolotem na Kubę.": "CU",
        "Rozmowy polsko-niemieckie trwają.": "PL DE",
        "Gruzja i Peru rozmawiają.": "GE PE",
        "Kongo wysłało delegację.": "CD",
    },
    "vi": {
        "Đoàn đại biểu Pháp đã đến.": "FR",
        "Hôm nay Hàn Quốc mở cửa.": "KR",
        "Đại sứ Triều Tiên phát biểu.": "KP",
        "Nhật Bản giúp xây cầu.": "JP",
        "Thủ tướng Đức phát biểu.": "DE",
        "Chính phủ Anh phát biểu.": "GB",
        "Một chuyến bay đến Hà Lan.": "NL",
        "Sinh viên học ở Mỹ.": "US",
        "Sinh viên học ở Hoa Kỳ.": "US",
        "Bạn bè ở Lào gửi thư.": "LA",
        "Một ngôi trường ở Niger.": "NE",
        "Một ngôi trường ở Nigeria.": "NG",
        "Một ngôi trường ở Guinea.": "GN",
        "Một ngôi trường ở Guinea-Bissau.": "GW",
        "Bệnh viện ở Nam Sudan.": "SS",  # codespell:ignore
        "Một mỏ vàng ở Nam Phi.": "ZA",  # codespell:ignore
        "Một ngọn núi ở Peru.": "PE",
        "Cà phê từ Việt Nam.": "VN",  # codespell:ignore
        "Hôm qua phía Hàn Quốc đồng ý.": "KR",
        "Quan hệ Mỹ - Trung căng thẳng.": "US CN",
        "Mỹ đã áp thuế mới.": "US",
        "Nga và Ukraine trao đổi tù binh.": "RU UA",
        "Các nước gồm Ý, Pháp và Áo họp.": "IT FR AT",
        "Chính phủ Ý vừa họp.": "IT",
        "Tokyo đã đồng ý với đề xuất.": "JP",
        "Bộ Tư Pháp Mỹ Paul Rowlett khai.": "US",
        "Có hai triệu trẻ em Mỹ.": "US",
    },
}
NAMELESS = {
    "uk": [
        "Того дня падав дощ.",
        "Ішов дощ. Того дня було тихо.",
        "Ішов дощ\nМалі діти співали.",
        "Малі підприємства зростають.",
        "Вони малі й того не знають.",
        "Гучний Перун сердився.",
        "Нова перука коштує дорого.",
        "Він купив куб для малого.",
        "Індійський океан глибокий.",
        "ЄС і НАТО домовилися.",
        "Він живе в Токіо.",
        "Болгарка зламалась учора.",
        "Штати працівників скорочено.",
    ],
    "fr": [
        "Un vol pour Pérouse.",
        "Le dindon et la dinde.",
        "Des paris sportifs en ligne.",
        "Il habite à Paris.",
        "La réunion eut lieu hier.",
        "Il parle en anglais.",
        "Un café du brésil.",
        "L'océan Indien est vaste.",  # codespell:ignore
        "L'UE et l'ONU ont signé.",  # codespell:ignore
        "Les peuples d'Afrique Australe.",
        "La pintade, ou poule de guinée.",
    ],
    "pl": [
        "Piękna peruka Peruna.",
        "Miasto Perugia jest piękne.",
        "Mali chłopcy grają.",
        "Dzieci czytały Małego Księcia.",
        "Sędzia w nową togę ubrany.",
        "Kuba zjadł obiad.",
        "Mówili po polsku.",
        "Mieszka w Pradze od lat.",
        "UE i NATO podpisały umowę.",  # codespell:ignore
        "Los wisiał na włosku.",
        "Zatruli się czadem.",
        "Ma katar sienny.",
    ],
    "vi": [
        "Ông Nguyễn Đức phát biểu.",
        "Bà Hoàng Anh phát biểu.",
        "Cháu Trần Anh Đức học giỏi.",
        "Anh ấy là bác sĩ.",
        "Trời mưa. Anh đi học.",
        "Đức tính tốt.",
        "Vé đi Perugia rất rẻ.",
        "Luật pháp rất rõ.",
        "Cô Thúy Nga hát hay.",
        "Ca sĩ Mỹ Linh hát hay.",
        "Ông Đức phát biểu.",
        "Ý kiến của người dân.",
        "Họ gặp nhau vào Chủ Nhật.",
        "Em học tiếng Anh.",
        "Jordan Henderson ghi bàn.",
        "Thái độ rất tốt.",
    ],
}
SENTENCES = [
    (la, text, codes) for la, row in NAMED.items() for text, codes in row.items()
]
TRAPS = [(lang, text) for lang, row in NAMELESS.items() for text in row]


def mentions(lang, text):
    """Return the mentions in the body of an article without a title."""
    return find_countries(lang, [("body", text)])


@pytest.mark.parametrize(("lang", "text", "codes"), SENTENCES)
def test_a_country_is_recognised_in_its_sentence(lang, text, codes):
    """Names, adjectives, people and acting capitals speak of a country, in any form."""
    assert [mention.value for mention in mentions(lang, text)] == codes.split()


@pytest.mark.parametrize(("lang", "text"), TRAPS)
def test_what_only_looks_like_a_country_is_none(lang, text):
    """Common words, personal names, places and parts of words are passed over."""
    assert [(p.value, text[p.start : p.end]) for p in mentions(lang, text)] == []
