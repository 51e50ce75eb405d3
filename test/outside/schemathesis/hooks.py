"""Tells schemathesis how to make up values within the schema's bounds, and judges each answer."""

import datetime
import json
import os

import schemathesis
from hypothesis import strategies as st
from hypothesis_graphql._strategies.strategy import GraphQLStrategy, primitives
from schemathesis.graphql import nodes

PRINTABLE = st.characters(codec="utf-8", max_codepoint=0xFFFF, exclude_categories=["C", "Z"])
LONGEST = 200  # a text near its limit of 5,000 characters tells no more than one of 200


def text_of(one):
    least, most = one["least"], min(one["most"], LONGEST)
    if "lengths" in one:
        return st.one_of(*(st.text("0123456789", min_size=n, max_size=n) for n in one["lengths"]))
    if one["make"] == "digits":
        return st.text("0123456789", min_size=least, max_size=most)
    if one["make"] == "code":
        return st.from_regex(r"\A(?:[A-Z]|[A-Z]?[0-9]{1,%d})\Z" % most)
    if one["make"] == "ascii":
        alphabet = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
        # long enough that two decisions do not get the same key
        return st.text(alphabet, min_size=max(least, 24), max_size=most)
    return st.text(PRINTABLE, min_size=least, max_size=most)


def strategy_of(one):
    if one["make"] == "nothing":
        return st.just(nodes.Null)
    if one["make"] == "number":
        return st.integers(one["least"], one["most"]).map(nodes.Int)
    if "example" in one:
        return st.just(nodes.String(one["example"]))
    if one["make"] == "word":
        chosen = st.sampled_from(one["words"]).map(nodes.Enum)
        return st.lists(chosen, min_size=1, max_size=3).map(nodes.List) if "items" in one else chosen
    if one["make"] == "id":
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        rest = st.text(letters, min_size=22, max_size=22)
        made = st.tuples(st.sampled_from(one["prefixes"]), rest).map("".join).map(nodes.String)
        if "items" not in one:
            return made
        items = one["items"]
        most = min(items["most"], 5)
        alone = {"unique_by": lambda node: node.value}
        return st.lists(made, min_size=items["least"], max_size=most, **alone).map(nodes.List)
    return text_of(one).map(nodes.String)


with open(os.environ["BOUNDED_STRATEGIES"], encoding="utf-8") as file:
    for each in json.load(file):
        schemathesis.graphql.scalar(each["scalar"], strategy_of(each))

DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2026, 6, 30))
schemathesis.graphql.scalar("Date", DAYS.map(str).map(nodes.String))
schemathesis.graphql.scalar("DateTime", DAYS.map("{}T08:00:00Z".format).map(nodes.String))
schemathesis.graphql.scalar("Decimal", st.integers(0, 10**6).map(str).map(nodes.String))


# lists of objects are kept short: no list of the schema may have fewer than 20
def short_lists(self, type_, nullable=True, default=None):
    made = st.lists(self.values(type_.of_type), max_size=3)
    return primitives.list_(made, nullable, default=default)


GraphQLStrategy.lists = short_lists


@schemathesis.check
def told(ctx, response, case):
    """Writes each answer down; outside of Python it is judged."""
    answer = response.json()
    with open(os.environ["TOLD_ANSWERS"], "a", encoding="utf-8") as log:
        log.write(
            json.dumps(
                {
                    "operation": case.operation.label,
                    "status": response.status_code,
                    "errors": [
                        {"code": error.get("extensions", {}).get("code"), "message": error["message"]}
                        for error in answer.get("errors", [])
                    ],
                    "body": case.body if isinstance(case.body, str) else None,
                },
                ensure_ascii=False,
            )
            + "\n"
        )
