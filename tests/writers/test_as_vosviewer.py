from __future__ import annotations

import json

from graphs import EMPTY, PLAIN, graph, text_of

from biblio.writers import as_vosviewer


def test_items_have_weights_scores_and_clusters_and_links_a_strength() -> None:
    assert json.loads(text_of(as_vosviewer.write, graph())) == {
        "network": {
            "items": [
                {
                    "id": 7,
                    "label": PLAIN,
                    "cluster": 1,
                    "weights": {"Papers": 4, "Total link strength": 2.5},
                    "scores": {"First year": 2007},
                },
                {
                    "id": -9,
                    "label": "Erdős",
                    "cluster": 1,
                    "weights": {"Papers": 3, "Total link strength": 2.5},
                },
                {
                    "id": 8,
                    "label": "Erdős",
                    "weights": {"Papers": 1, "Total link strength": 0.0},
                },
            ],
            "links": [
                {"source_id": -9, "target_id": 7, "strength": 2.5},
                {"source_id": 7, "target_id": 8, "strength": 1.0},
            ],
        }
    }


def test_an_empty_network_is_an_object_too() -> None:
    assert json.loads(text_of(as_vosviewer.write, EMPTY)) == {"network": {"items": [], "links": []}}
