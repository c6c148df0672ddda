"""Every character set of the region is read right, declared or not; what cannot be told is not guessed."""

import pytest

from sources.ingestion.charsets import decode
from sources.ingestion.refusals import EncodingUnknown

TEXTS = {
    "uk": "Міністр закордонних справ України підтвердив намір влади запросити країну до платформи. Її мета – "
    "деокупація півострова, йдеться у повідомленні. Ґрунтовний звіт з'явиться згодом, кажуть у відомстві.",
    "ru": "Президент заявил, что мирные переговоры зашли в тупик. Об этом он сообщил на встрече. "
    "Ранее стороны договорились о многом, но затем отошли от своих слов.",
    "pl": "Minister spraw zagranicznych oświadczył, że rozmowy pokojowe się nie odbędą. Żadna ze stron nie "
    "zgodziła się na warunki. Ludność cywilna pozostaje w niebezpieczeństwie. Źródła podają sprzeczne dane.",
    "cs": "Ministr zahraničí prohlásil, že mírové rozhovory se neuskuteční. Žádná ze stran "
    "nesouhlasila, řekl mluvčí vlády v pondělí. Těžké časy přicházejí, říká se v Praze.",
    "zh": "外交部发言人周一表示，和平谈判将不会举行。双方均未同意条件。据报道，平民仍然处于危险之中，援助尚未到达。",
    "ja": "外務省の報道官は月曜日、和平交渉は行われないと述べた。双方とも条件に同意しなかった。",
    "de": "Der Außenminister erklärte, dass die Gespräche nicht stattfinden würden. Für die Bevölkerung wäre das ein "
    "Rückschlag, sagte der Sprecher über die Verhandlungen am Montag in Köln.",
}
SETS = [
    ("uk", "windows-1251"), ("uk", "koi8-u"), ("uk", "utf-8"), ("uk", "utf-16-le"), ("uk", "utf-16-be"),
    ("ru", "windows-1251"), ("ru", "koi8-r"), ("ru", "iso-8859-5"), ("ru", "cp866"), ("ru", "utf-16-le"),
    ("pl", "iso-8859-2"), ("pl", "windows-1250"), ("cs", "iso-8859-2"), ("cs", "windows-1250"),
    ("zh", "gb18030"), ("ja", "shift_jis"), ("ja", "euc-jp"), ("de", "windows-1252"), ("de", "iso-8859-1"),
]  # fmt: skip


def encoded(language, charset):
    return TEXTS[language].encode(charset, "replace").decode(charset), TEXTS[language].encode(charset, "replace")


@pytest.mark.parametrize(("language", "charset"), SETS)
def test_undeclared_text_is_told_by_its_bytes(language, charset):
    text, raw = encoded(language, charset)

    assert decode(raw).text == text


@pytest.mark.parametrize(("language", "charset"), SETS)
def test_what_the_server_says_counts(language, charset):
    text, raw = encoded(language, charset)

    assert decode(raw, declared=charset).text == text


@pytest.mark.parametrize(("language", "charset"), [pair for pair in SETS if "utf-16" not in pair[1]])
def test_what_the_page_says_counts(language, charset):
    text, raw = encoded(language, charset)
    meta = f'<html><meta charset="{charset}"><p>'.encode()

    assert decode(meta + raw).text.endswith(text)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(mark):
    assert decode(TEXTS["uk"].encode(mark), declared="windows-1251").text == TEXTS["uk"]


def test_utf8_is_told_from_a_wrong_declaration():
    found = decode(f'<meta charset="windows-1251"><p>{TEXTS["uk"]}'.encode())

    assert (found.charset, found.known_from) == ("utf-8", "its bytes")


def test_a_character_set_that_nobody_knows_is_passed_over():
    assert decode(TEXTS["uk"].encode("cp1251"), declared="bogus").text == TEXTS["uk"]


def test_a_stray_byte_does_not_spoil_a_page_that_says_what_it_is():
    page = b'<meta charset="utf-8"><p>' + (TEXTS["uk"] * 9).encode() + b"\xff</p>"

    assert decode(page).text.count("\ufffd") == 1


@pytest.mark.parametrize("raw", [bytes(range(128, 256)) * 5, "Ні".encode("koi8-u"), b"caf\xe9"])
def test_what_cannot_be_told_is_refused(raw):
    with pytest.raises(EncodingUnknown):
        decode(raw)
