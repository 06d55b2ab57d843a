from importlib import import_module

import pytest

from biblio.exporters import EXPORTERS, Exporter, exporter_of
from biblio.formats import FORMATS
from biblio.formats.standing import CARRIED


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_is_called_as_it_is_asked_for(name: str) -> None:
    exporter = exporter_of(name)

    assert isinstance(exporter, Exporter)
    assert exporter is import_module(EXPORTERS[name]).EXPORTER
    assert exporter.name == name


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_it_writes_has_a_reader_and_known_fields(name: str) -> None:
    exporter = exporter_of(name)

    assert exporter.read_by in {each.name for each in FORMATS}
    assert exporter.carries <= set(CARRIED)
