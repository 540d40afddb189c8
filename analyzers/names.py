def name_keys(word: str, lang: str) -> tuple[str, ...]:
    return ()
