"""A report as one self-contained page for a browser: pictures inside, nothing loaded from anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cds_app.reporting.charts import LINE, MUTED, TEXT
from cds_app.reporting.html import escaped
from cds_app.reporting.performance_charts import Picture

_STYLE = f"""
body {{ color: {TEXT}; background: #F4F6F8; margin: 0; font: 14px/1.5 Inter, "Segoe UI", "Noto Sans", sans-serif; }}
main {{ max-width: 860px; margin: 24px auto; padding: 24px 32px; background: #FFFFFF; border: 1px solid {LINE};
  border-radius: 6px; font-variant-numeric: tabular-nums; }}
h1 {{ font-size: 26px; line-height: 1.25; margin: 0 0 12px; }} h2 {{ font-size: 20px; margin: 32px 0 8px; }}
h3 {{ font-size: 16px; margin: 20px 0 4px; }} h1, h2, h3 {{ font-weight: 600; }}
p {{ max-width: 76ch; margin: 0 0 8px; }} figure {{ margin: 12px 0; }}
svg {{ width: 100%; height: auto; display: block; }}
table {{ border-collapse: collapse; width: 100%; margin: 4px 0 12px; }}
td, th {{ padding: 3px 6px; vertical-align: top; border-bottom: 1px solid {LINE}; text-align: left; }}
td[align=right], th[align=right] {{ text-align: right; }}
th {{ color: {MUTED}; font-weight: 600; font-size: 12px; }} td {{ overflow-wrap: anywhere; }}
.small {{ font-size: 12.5px; }} p.small, .muted {{ color: {MUTED}; }}
.caution {{ color: #6B4300; background: #FFF3D6; padding: 8px 12px; border-left: 3px solid #6B4300; }}
@media print {{ body {{ background: #FFFFFF; }} main {{ border: 0; margin: 0; padding: 0; max-width: none; }} }}
"""


def standalone_page(body: str, pictures: Mapping[str, Picture], title: str) -> str:
    """The body of a document (its pictures by name) as a page of its own."""

    def inline(found: re.Match[str]) -> str:
        one = pictures[found.group(1)]
        return f'<figure role="img" aria-label="{escaped(one.description)}">{one.svg}</figure>'

    content = re.sub(r'<p><img src="([a-z_]+)"[^>]*></p>', inline, body)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escaped(title)}</title><style>{_STYLE}</style></head><body><main>{content}</main></body></html>\n"
    )
