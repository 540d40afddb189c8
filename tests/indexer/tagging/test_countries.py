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
        "Le Congo vote.": "CG",
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
    ],
    "fr": [
        "Un vol pour Pérouse.",
        "Le dindon et la dinde.",
        "Un nigérien parle.",
        "Les peuples d'Afrique Australe.",
        "La pintade, ou poule de guinée.",
    ],
    "pl": [
        "Piękna peruka Peruna.",
        "Miasto Perugia jest piękne.",
        "Mali chłopcy grają.",
        "Dzieci czytały Małego Księcia.",
        "Sędzia w nową togę ubrany.",
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
    ],
}
SENTENCES = [
    (la, text, code) for la, row in NAMED.items() for text, code in row.items()
]
TRAPS = [(lang, text) for lang, row in NAMELESS.items() for text in row]


@pytest.mark.parametrize(("lang", "text", "code"), SENTENCES)
def test_a_country_is_recognised_in_its_sentence(lang, text, code):
    """One sentence, one country, whatever case it stands in; its name is the match."""
    found = list(find_countries(lang, text))

    assert [value for value, _ in found] == [code]
    assert text[found[0][1].start].isupper()


@pytest.mark.parametrize(("lang", "text"), TRAPS)
def test_what_only_looks_like_a_country_is_none(lang, text):
    """Common words, personal names and parts of words are passed over."""
    assert [
        (code, text[m.start : m.end]) for code, m in find_countries(lang, text)
    ] == []


def test_countries_come_in_reading_order():
    """Every mention is given, also a repeated one."""
    text = "З Індії до Китаю, з Китаю до Індії."

    assert [code for code, _ in find_countries("uk", text)] == ["IN", "CN", "CN", "IN"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "з франції"),
        ("fr", "la france"),
        ("pl", "do francji"),
        ("vi", "nước pháp"),
    ],
)
def test_a_name_in_small_letters_is_none(lang, text):
    """Names are capitalised."""
    assert list(find_countries(lang, text)) == []
