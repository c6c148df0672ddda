"""What the database quotes of rows when it refuses them gets into no log."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from config.logs import WithoutRows
from tests import factories as make
from tests.raw import write

pytestmark = pytest.mark.usefixtures("rows")
SECRET = "Quillfeather"


@pytest.fixture
def error(rows):
    """A refusal that quotes a row."""
    name = f"{SECRET}\n\nof the palace"
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write(make.SpeakerFactory.build(name=name, kind="nothing"))
    assert SECRET in str(caught.value)
    return caught.value


@pytest.fixture
def record(error):
    try:
        raise LookupError("It could not be kept") from error
    except LookupError as raised:
        return logging.LogRecord("x", logging.ERROR, "", 0, "Keeping", (), (type(raised), raised, raised.__traceback__))


def console():
    """The handler that the site logs with."""
    return next(h for h in logging.getLogger().handlers if isinstance(h.formatter, WithoutRows))


def test_a_log_says_what_was_refused_and_not_the_row(record):
    said = console().format(record)

    assert "violates check constraint" in said
    assert "LookupError: It could not be kept" in said
    assert not [word for word in (SECRET, "of the palace") if word in said]


def test_an_ordinary_log_would_say_it(record):
    assert SECRET in logging.Formatter().format(record)


def test_a_message_that_holds_an_error_says_no_row(error):
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Refused: %s", (error,), None)

    assert console().format(record).endswith('violates check constraint "speaker_kind_known"')


def test_a_statement_that_the_database_quotes_is_no_part_of_a_log(rows):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT nothing FROM nowhere WHERE name = '{SECRET}'")  # noqa: S608
    record = logging.LogRecord("x", logging.ERROR, "", 0, "", (), (caught.type, caught.value, caught.tb))

    assert SECRET in str(caught.value)
    assert "nowhere" in console().format(record)
    assert SECRET not in console().format(record)


def test_a_long_chain_of_errors_is_logged(error):
    for _ in range(2000):
        error, error.__context__ = LookupError("again"), error
    record = logging.LogRecord("x", logging.ERROR, "", 0, "", (), (type(error), error, None))

    assert SECRET not in console().format(record)


@pytest.fixture
def failing(monkeypatch, error):
    """Of two chores, the first fails."""

    def fail(_):
        raise error

    every = timedelta(minutes=1)
    chores = {"first": (every, fail), "second": (every, lambda _: 7)}
    monkeypatch.setattr("claims.management.commands.mind.CHORES", chores)


@pytest.mark.usefixtures("failing")
def test_a_chore_that_fails_keeps_no_other_from_its_turn_and_says_no_row(capsys, caplog):
    call_command("mind", "--once")

    out, err = capsys.readouterr()
    assert out == "second: 7\n"
    assert [each.getMessage() for each in caplog.records] == ["Chore first"]
    assert SECRET not in err + console().format(caplog.records[0])


@pytest.mark.parametrize(("setting", "value"), [("log_error_verbosity", "terse"), ("log_min_error_statement", "panic")])
def test_the_embedded_server_writes_neither_rows_nor_statements_into_its_log(setting, value):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [setting])
        assert cursor.fetchone() == (value,)
