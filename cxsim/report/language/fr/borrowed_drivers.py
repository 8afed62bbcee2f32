"""What the encoding of features and the inference of columns write in English, said in French."""

from __future__ import annotations

DRIVERS = (
    ("tells nearly the same as {other} (correlation {r})", "dit presque la même chose que {other} (corrélation {r})"),
    ("tells the same as {other}", "dit la même chose que {other}"),
    (
        "Columns taken by their names: {columns}. If one is wrong: --column customers.NAME=COLUMN",
        "Colonnes reconnues à leur nom : {columns}. Si l’une est fausse : --column customers.NOM=COLONNE",
    ),
    ("What may explain: {columns}", "Ce qui peut expliquer : {columns}"),
)
