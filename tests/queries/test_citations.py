"""The citations of an entry with their facts; documents, and how often each is cited or carried a fact."""

from botox_cli.catalogue.model.background import Claim, Faq, Price
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.values import Citation, Fact, Range
from botox_cli.queries.citations import CitedSource, all_citations, all_facts, by_source, citations, facts, shares

OWN = Citation(source="own", checked="primary")
OTHER = Citation(source="other", checked="unverified")
TOLD = Citation(source="other", checked="secondary", via="teller")

FAQ = Faq(
    id="cost",
    name="What does it cost?",
    lay="It depends.",
    facts=(Fact(about="where", text="Here.", cites=(OTHER, TOLD)),),
    prices=(Price(what="a visit", amount=Range(low=1, unit="USD"), region="US", cites=(TOLD,)),),
    cites=(OWN,),
)


def test_facts_stand_in_the_order_of_the_entry_a_whole_before_its_parts() -> None:
    assert [(fact.path, fact.cite) for fact in facts(FAQ)] == [
        ("", OWN),
        ("facts[0]", OTHER),
        ("facts[0]", TOLD),
        ("prices[0]", TOLD),
    ]


def test_a_fact_has_the_values_that_lead_to_it() -> None:
    assert [fact.steps for fact in facts(FAQ)] == [
        (FAQ,),
        (FAQ, FAQ.facts[0]),
        (FAQ, FAQ.facts[0]),
        (FAQ, FAQ.prices[0]),
    ]


def test_citations_are_those_of_the_facts() -> None:
    assert list(citations(FAQ)) == [OWN, OTHER, TOLD, TOLD]


def test_an_entry_without_citations_has_no_facts() -> None:
    claim = Claim(id="nice", name="It is nice", said_in="common-belief", verdict="opinion", because="Tastes differ.")

    assert list(facts(claim)) == []


def test_documents_are_told_with_their_levels_and_what_they_carried() -> None:
    assert by_source(citations(FAQ)) == (
        CitedSource("other", {"primary": 0, "secondary": 2, "unverified": 1}, 0),
        CitedSource("own", {"primary": 1, "secondary": 0, "unverified": 0}, 0),
        CitedSource("teller", {"primary": 0, "secondary": 0, "unverified": 0}, 2),
    )


def test_documents_that_are_named_are_told_though_nothing_cites_them() -> None:
    assert by_source((), ("idle",)) == (CitedSource("idle", {"primary": 0, "secondary": 0, "unverified": 0}, 0),)


def test_shares_count_each_level() -> None:
    assert shares(citations(FAQ)) == {"primary": 1, "secondary": 2, "unverified": 1}


def test_every_document_of_the_catalogue_is_cited_or_carried_a_fact(catalogue: Catalogue) -> None:
    found = by_source(all_citations(catalogue))

    assert [document.source for document in found] == sorted(catalogue.sources)
    assert [document for document in found if document.total + document.carried == 0] == []


def test_the_short_answer_is_among_the_facts_of_the_catalogue(catalogue: Catalogue) -> None:
    assert catalogue.classification in [fact.steps[0] for fact in all_facts(catalogue)]
