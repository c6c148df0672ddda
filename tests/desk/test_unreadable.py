"""Forms that cannot be read at all are answered with why."""

import pytest

MANY = "/desk/add/many/"
PART = "multipart/form-data; boundary=b"


def files(count):
    one = '--b\r\nContent-Disposition: form-data; name="documents"; filename="a"\r\n\r\na\r\n'
    return f"{one * count}--b--\r\n".encode()


@pytest.mark.parametrize(
    ("status", "why", "body", "kind"),
    [
        (413, "more than 2.5 MB of text", b"source=" + b"a" * 3_000_000, "application/x-www-form-urlencoded"),
        (400, "Too many fields.", b"a=1&" * 1001, "application/x-www-form-urlencoded"),
        (400, "At most 20 files at a time.", files(101), PART),
        (400, "The upload was cut off.", files(1), "multipart/form-data"),
    ],
    ids=["large", "fields", "files", "boundary"],
)
def test_what_cannot_be_read_says_why(db, as_edith, status, why, body, kind):
    answer = as_edith.post(MANY, body, content_type=kind)

    assert answer.status_code == status
    assert why in answer.content.decode()


def test_an_address_that_cannot_be_read_says_what_it_always_said(db, client):
    answer = client.get("/", headers={"host": "evil.example:bad"})

    assert answer.status_code == 400
    assert "no page here expects" in answer.content.decode()
