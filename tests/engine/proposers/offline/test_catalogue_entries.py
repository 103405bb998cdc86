import pytest

from algorist.engine.proposers.offline.catalogue.extraction import extract_source
from algorist.engine.proposers.offline.catalogue.index import EntryError, list_entries, read_entry
from algorist.engine.proposers.offline.catalogue.probe import probe
from algorist.engine.proposers.offline.catalogue.verification import describe_for_probe, verify_entry

ENTRIES = list_entries()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_every_entry_holds_against_its_oracle_and_a_mutant_is_caught(entry, sandbox):
    report = verify_entry(entry, sandbox)

    assert report.findings == ()
    assert report.killed >= 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_every_entry_stands_alone_without_its_oracle(entry):
    source = extract_source(entry)

    compile(source, entry.key, "exec")
    assert "def oracle" not in source
    assert "ENTRY" not in source


def test_keys_are_unique_and_every_word_that_people_see_is_there():
    assert len({e.name for e in ENTRIES}) == len(ENTRIES)
    assert all(e.explanation and e.steps and e.references and e.growth_reason for e in ENTRIES)


def test_the_catalogue_is_broad():
    families = {e.family for e in ENTRIES}

    assert len(ENTRIES) >= 150
    assert len(families) >= 12


def test_a_wrong_algorithm_is_found_out():
    entry = next(e for e in ENTRIES if e.name == "gcd")
    wrong = entry.read_text().replace("a, b = b, a % b", "a, b = b, (a - 1) % b")

    assert probe(wrong, describe_for_probe(entry), 1, 50)


def test_an_algorithm_that_changes_its_arguments_is_found_out():
    entry = next(e for e in ENTRIES if e.name == "rotate")
    wrong = entry.read_text().replace("    cut = len", "    items.sort()\n    cut = len")

    assert any("changed" in finding for finding in probe(wrong, describe_for_probe(entry), 1, 50))


def test_a_file_without_metadata_is_refused_by_name(tmp_path):
    path = tmp_path / "broken.py"
    path.write_text('"""Title: summary.\n\nExplanation.\n"""\n\ndef broken() -> int:\n    return 1\n')

    with pytest.raises(EntryError, match=r"broken.*ENTRY"):
        read_entry(path)
