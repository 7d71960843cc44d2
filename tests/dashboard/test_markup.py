import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dashboard import look
from geo.dashboard.markup import Safe, link, tag, text


class Elements(HTMLParser):
    """Collects the elements and the text of a piece of HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.names, self.said, self.attributes = [], "", {}

    def handle_starttag(self, name, attributes):
        self.names.append(name)
        self.attributes |= dict(attributes)

    def handle_data(self, data):
        self.said += data


def parsed(markup):
    elements = Elements()
    elements.feed(markup)
    elements.close()
    return elements


anything = st.text() | st.sampled_from(["<script>", "</p>", "`", "${x}", "&amp;", "\"'>", "<!--"])


@given(anything)
def test_text_stays_text_whatever_it_holds(said):
    found = parsed(tag("p", said))

    assert found.names == ["p"]
    assert html.unescape(tag("p", said)[3:-4]) == html.unescape(html.escape(said))


@given(anything)
def test_an_attribute_cannot_be_left(said):
    found = parsed(tag("p", "x", title=said))

    assert found.names == ["p"]
    assert set(found.attributes) == {"title"}


def test_what_was_built_here_is_not_escaped_twice():
    assert tag("p", tag("b", "<")) == "<p><b>&lt;</b></p>"


def test_lists_and_nothing_are_children_too():
    assert tag("p", ["a", None, tag("br")], hidden=True, id=None) == "<p hidden>a<br></p>"


@pytest.mark.parametrize("name", ["p onclick=x", "", "P", "a><b"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(ValueError, match="no name of an element"):
        tag(name)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://x", "//x"]
)
def test_only_web_addresses_become_links(address):
    assert link(address, "words") == "words"


def test_a_link_tells_the_other_side_nothing():
    assert "noopener noreferrer" in link("https://example.org/?a=1&b=2", "here")


def test_only_markup_built_here_is_shown():
    with pytest.raises(TypeError, match="only markup that was built here"):
        look.show("<b>not mine</b>")


def test_plain_text_is_safe_text():
    assert isinstance(text("<"), Safe)
