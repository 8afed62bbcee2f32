"""What frames a report: its title, its limits, how to make it again, the picture of it."""

from __future__ import annotations

# ruff: noqa: E501  # a sentence stands on one line
from cxsim.report.language.en.page import Page

FRENCH = Page(
    # the page
    title="{plan} : {programme}",
    subtitle="Étude de rentabilité simulée, {months} à partir de {start}, en {currency}",
    colophon="Produit par cxsim ; cette page ne charge rien et n’appelle nulle part.",
    contents="Sommaire",
    the_decision="La décision",
    skip="Aller au rapport",
    page_of="Page {page} sur {pages}",
    # limits and reproduction
    limits_title="Limites et remarques",
    limit_luck="Le hasard est commun aux deux vies et moyenné sur {replications} répétitions ; son erreur fait partie de l’erreur de Monte-Carlo.",
    limit_closed="Ce que le plan ne dit pas n’a pas lieu : aucun concurrent ne réagit, aucun prix ne change, aucun autre programme ne court.",
    reproduce_title="Comment le reproduire",
    again_run="cxsim runs verify {run}",
    again="cxsim runs verify, suivie du dossier de l’étude,",
    reproduce_text=(
        "La commande {again} estime de nouveau le modèle et simule de nouveau à partir de l’estimation gardée ; la simulation doit être "
        "égale au dernier bit près."
    ),
    made_from_table="De quoi cette étude est faite",
    made_from_columns="Quoi|Valeur",
    fact_table="table",
    fact_table_hash="empreinte de la table (SHA-256)",
    # the picture
    picture_bands="{draws} tirages : pâle 90\u202f%, foncé 50\u202f%, trait médiane",
    picture_cash="flux net cumulé, {currency}",
    picture_more="{count} clients de plus au bout de {months}",
    picture_fewer="{count} clients de moins au bout de {months}",
    picture_axis="clients actifs, avec moins sans le programme",
    picture_base="cas central",
    picture_synthetic="données synthétiques ; {made}",
)
