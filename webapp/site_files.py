"""How is the collection described to browsers and search engines, as XML?

An OpenSearch description for browsers, sitemaps for search engines.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from webapp.atom import OPENSEARCH
from webapp.xml_documents import add_text, document, xml_text

DESCRIPTION_TYPE = "application/opensearchdescription+xml"


def description(name: str, about: str, addresses: dict[str, str], lang: str) -> bytes:
    """Return the description by which browsers add the search to their address bar.

    Args:
        name: of the search; the format allows 16 characters.
        about: a sentence.
        addresses: templates with `{searchTerms}`, by media type of the answer.
        lang: of the pages.
    """
    root = Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    add_text(root, "ShortName", name[:16])
    add_text(root, "Description", about)
    for kind, template in addresses.items():
        SubElement(root, "Url", {"type": kind, "template": xml_text(template)})
    add_text(root, "Language", lang)
    add_text(root, "InputEncoding", "UTF-8")
    return document(root)


def sitemap(addresses: list[str], *, of_maps: bool = False) -> bytes:
    """Return a sitemap of addresses, or a sitemap index, if they are sitemaps."""
    kind, item = ("sitemapindex", "sitemap") if of_maps else ("urlset", "url")
    root = Element(kind, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for address in addresses:
        add_text(SubElement(root, item), "loc", address)
    return document(root)
