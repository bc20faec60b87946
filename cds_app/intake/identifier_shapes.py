"""What identifiers look like in a text that was made plain (see `free_text`): kinds and patterns, in order of kind.

Each pattern is bound so that it cannot run away on long text. What an identifier looks like is told by its form where
it has one, and else by what stands before it.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _MONTH_NUMBER, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[89]|20)\d\d"
_DD, _MM, _YY = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])", r"\d\d"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_GAP = r"[-./ ]{1,3}"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATED = r"(?:date|dated|dob|born|birth|seen|admitted|admission|discharged|since|excel|visit|appointment)"
_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|herr|frau|monsieur|madame|mme|señora?)"
_RELATIVE = (
    r"(?:husband|wife|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|mother|father|mum|mom|dad|parent|son|daughter"
    r"|brother|sister|twin|uncle|aunt|cousin|nephew|niece|grand(?:mother|father|ma|pa|son|daughter)|friend|neighbou?r"
    r"|carer|colleague|boss|landlord|flatmate|employer|manager|therapist|nurse|next of kin)"
)
_WORD = r"[A-Z][a-z\u00c0-\u024f'’-]{1,40}"
_STREET = r"(?:street|road|avenue|lane|boulevard|crescent|terrace|mews|alley|rd|ave|blvd)"
_STREET_NAMED = r"(?:St|Drive|Dr|Close|Court|Ct|Square|Sq|Way|Place|Pl|Row|Gardens|Grove|Hill|Walk|Park)"
_REGION = r"(?:County|Parish|Borough|Township|Precinct|Village|Heights|Springs|Falls|Beach)"
_NUMBER_NAMES = (
    r"(?:mrn|nhs|hospital|medical record|record|chart|case|file|account|acct|policy|insurance|member|membership"
    r"|subscriber|group|medicare|medicaid|hicn|mbi|beneficiary|health plan|patient|encounter|admission|certificate"
    r"|subject|participant|study|unit|bank|sort code|routing|card|customer|claim|invoice|prescription|rx)"
)
_DEVICE_NAMES = (
    r"(?:number plate|license plate|licence plate|plates?|registration|reg|vin|serial|s/n|sn|lot|imei|device|pacemaker"
    r"|implant|passport|driving|driver'?s|licen[cs]e|udi|dea|npi|gmc|nmc)"
)
_TENS = r"ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_NINETY = rf"(?:{_TENS}|(?:a|one) hundred(?: and \w+)?)"
_DIGIT_WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_SHORT = r"(?:no|nr|num|number|id|#)?\.?\s*[:#]?\s*"
_DOMAIN = r"(?:com|org|net|edu|gov|info|io|nhs|health|app|dev|uk|de|fr|es|eu|ca|au|ch|nl|se|dk|fi|pl|jp|nz|ie)"
_ROLE = (
    r"(?:mayor|senator|cabinet minister|bishop|ambassador|governor|councillor|congress(?:man|woman)"
    r"|member of parliament|olympi(?:an|c \w+)|astronaut|celebrity|head ?teacher|fire chief|sheriff|lighthouse keeper"
    r"|professional footballer)"
)
_NOT_A_PLACE_OF_WORK = (
    r"(?:home|night|nights|least|all|a|an|the|her|his|their|my|this|that|present|times|most|first|work|shifts?|half"
    r"|full|least|some|weekends?|now|once|it|me|him|them|us|improving|tapering|follow|\d)"
)


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", _any_case(
        r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.|\s?[(\[]dot[)\]]\s?|\s+dot\s+)[a-z]{2,}"
    )),
    ("email", _any_case(r"\b[\w.+-]{1,64} at [\w-]{1,63} dot [a-z]{2,4}\b")),
    ("web", _any_case(r"\b(?:https?|ftp)://|\bwww\.")),
    ("web", _any_case(rf"\b[\w-]{{2,63}}\.{_DOMAIN}\b(?!\.\d)")),
    ("web", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_.]{2,}")),
    ("web", re.compile(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)")),
    ("web", _any_case(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}\b")),
    ("date", re.compile(rf"(?<!\d){_YEAR}{_GAP}{_MONTH_NUMBER}{_GAP}{_DAY}(?!\d)")),
    ("date", re.compile(rf"(?<!\d){_DAY}{_GAP}{_MONTH_NUMBER}{_GAP}(?:{_YEAR}|\d\d)(?!\d)")),
    ("date", re.compile(rf"(?<!\d){_MONTH_NUMBER}{_GAP}{_DAY}{_GAP}(?:{_YEAR}|\d\d)(?!\d)")),
    ("date", re.compile(
        r"\b(?:May|MAY),? (?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!\.?\d|[ -]?(?:m?c?g|ml|day|week|month|time|%"
        r"|tab|unit|hour|point))"
    )),
    ("date", re.compile(rf"(?<![\d/.]){_MONTH_NUMBER}\s?/\s?{_YEAR}(?!\d)")),
    ("date", re.compile(
        rf"(?<!\d){_YEAR}{_MM}{_DD}(?!\d)|(?<!\d){_DD}{_MM}{_YEAR}(?!\d)|(?<!\d){_MM}{_DD}{_YEAR}(?!\d)"
    )),
    ("date", re.compile(
        rf"(?<![\d.,])(?:{_DD}{_MM}{_YY}|{_MM}{_DD}{_YY}|{_YY}{_MM}{_DD})(?![\d]|[.,]\d|\s*(?:/|per|IU))"
    )),
    ("date", _any_case(rf"\b{_NTH}\s?(?:of\s)?[-.]?\s?{_MONTH}\b(?!\s*\d*\s*mg)(?! need| be| try| have| also| cause)")),
    ("date", _any_case(rf"\b(?!may\s){_MONTH}[-. ]{{1,2}}{_NTH}\b(?!\s*(?:mg|weeks?|days?|tablets?|%))")),
    ("date", _any_case(rf"\b{_MONTH},?[-/ ]{{0,2}}(?:of )?(?:{_YEAR}|'\d\d)\b(?!\s*mg)")),
    ("date", _any_case(rf"\b{_WEEKDAY},?\s(?:the\s)?{_DAY}(?:st|nd|rd|th)\b")),
    ("date", _any_case(
        rf"\b(?:christmas|easter|new year'?s|thanksgiving|halloween)(?: day| eve)?,? (?:of |in )?{_YEAR}"
    )),
    ("date", _any_case(
        r"\b(?:born|birthday|yob|dob|d\.o\.b\.?|(?:date|year) of birth)\b.{0,12}?(?:(?:1[89]|20)\d\d|\d)"
    )),
    ("date", _any_case(rf"\b{_DATED}\b\W{{0,3}}(?:is |was |on |serial |day |number )?[2-5]\d{{4}}(?!\d)")),
    ("age", _any_case(rf"\b(?:9\d|1[01]\d|{_NINETY})[- ]?(?:years?|yrs?|yo|y/o|y\.o\.)\b(?! ago)(?! of (?!age))")),
    ("age", _any_case(rf"\b(?:age|aged|turns|turned)[: ]+(?:9\d|1[01]\d|{_NINETY})\b")),
    ("age", _any_case(
        r"\bninety[- ](?:one|two|three|four|five|six|seven|eight|nine)\b(?!\s*(?:mg|%|per|min|days|hours))"
    )),
    ("age", _any_case(r"\b(?:nonagenarian|centenarian)\b")),
    ("social_security", re.compile(r"(?<!\d)(?!000|666|9)\d{3}[- ](?!00)\d\d[- ](?!0000)\d{4}(?!\d)")),
    ("social_security", _any_case(r"\b(?:ssn|social security|national insurance)\b\W{0,4}(?:no|number)?\W{0,3}\w*\d")),
    ("social_security", _any_case(
        r"\b(?:ssn|social(?: security)?)\b.{0,24}?\b\d{4}\b|\blast (?:four|4)\b.{0,24}?\b\d{4}\b"
    )),
    ("social_security", _any_case(r"\b[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?\d\d\s?\d\d\s?\d\d\s?[a-d]\b")),
    ("record_number", _any_case(rf"\b{_NUMBER_NAMES}\s*{_SHORT}[a-z]{{0,3}}-?\d[\d -]{{2,}}")),
    ("record_number", _any_case(
        rf"\b{_NUMBER_NAMES}\s?(?:no|nr|number|id|#)\.?\s*[:#]?\s*(?=[a-z-]*\d)[a-z0-9-]{{3,}}"
    )),
    ("record_number", _any_case(r"\b[1-9][ac-hj-km-np-rt-y][ac-hj-km-np-rt-y0-9]\d-?[ac-hj-km-np-rt-y]"
                                r"[ac-hj-km-np-rt-y0-9]\d-?[ac-hj-km-np-rt-y]{2}\d{2}\b")),
    ("device", _any_case(
        rf"\b{_DEVICE_NAMES}\b[\w ]{{0,10}}?{_SHORT}(?=[a-z-]*\d)[a-z0-9](?:[a-z0-9-]|\s(?=[a-z]*\d)){{3,}}"
    )),
    ("device", re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b|\b[A-Z]{1,3}-[A-Z]{1,2}[ -]\d{1,4}\b")),
    ("device", re.compile(r"\((?:01|11|17|21)\)\s?\w{4,}")),
    ("phone", re.compile(r"(?<![\w.])\+\d[\d ()./-]{6,}\d")),
    ("phone", re.compile(r"(?<![\d.])\(?\d{2,5}\)?[ ./-]{1,2}\d{3,4}[ ./-]\d{3,5}(?![\d])")),
    ("phone", _any_case(
        r"\b(?:tel|phone|telephone|mobile|cell|fax|text|call \w+ (?:on|at))\b\.?\W{0,4}(?:no\W{0,3}"
        r"|number\W{0,3})?\d[\d -]{4,}"
    )),
    ("hash", _any_case(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}\b")),
    ("hash", _any_case(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")),
    ("long_number", re.compile(r"(?<![\d.,])\d(?:[ -]?\d){6,}(?![\d.,]*\d)")),
    ("long_number", _any_case(rf"\b{_DIGIT_WORD}(?:[ ,-]{{1,2}}{_DIGIT_WORD}){{5,}}\b")),
    ("name", _any_case(
        rf"\b{_TITLE}\.?\s+(?!(?:and|or|the|said|of|is|was|has|in|on|with|to|who|a|at|for"
        rf"|by)\b)[a-z\u00c0-\u024f]{{2,}}"
    )),
    ("name", re.compile(rf"(?i:\b{_RELATIVE}),?:?\s+(?:(?i:is )?(?i:called|named)\s+)?{_WORD}")),
    ("name", re.compile(
        rf"(?i:\b(?:called|named|name is|name:|known as|signed by|spoke (?:to|with)|nickname))\s+{_WORD}"
    )),
    ("name", _any_case(r"\b(?:name is|named|name:|known as|surname)\s+(?!(?:in|by|and|as|the|not|on|a)\b)[a-z]{3,}")),
    ("name", re.compile(r"\b(?:O['’]|Mc|Fitz)[A-Z][a-z]{2,}|\b[oO]['’](?!clock)[a-z]{4,}")),
    ("name", re.compile(
        r"(?<![\w.])(?!M\.D|U\.S|U\.K|E\.U|I\.V|I\.M)[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?(?!\w)|"
        r"(?i:\binitials)\W{1,3}[A-Z]{2,3}\b"
    )),
    ("name", re.compile(r"(?<![\w.])[A-Z]\.\s?[A-Z][a-z]{2,}\b")),
    ("employer", re.compile(r"(?i:\b(?:work(?:s|ed|ing)?|employed|job)\s+(?:at|for|by|with)(?: the)?)\s+[A-Z]\w+")),
    ("employer", _any_case(rf"\b(?:works?|worked)\s+(?:at|for)\s+(?!{_NOT_A_PLACE_OF_WORK}\b)[a-z]{{3,}}")),
    ("employer", _any_case(
        r"\bemployer\W{1,3}(?:is )?(?!(?:and|or|is|was|has|not|no|agrees|named|who|about|to"
        r"|will)\b)[a-z]{3,}\b"
    )),
    ("employer", re.compile(
        rf"\b{_WORD}(?:\s+{_WORD}){{0,4}}\s+(?:School|University|College|Academy|Hospital|Church|Ltd|Inc|LLC"
        rf"|GmbH|plc)\b"
    )),
    ("address", _any_case(rf"\b\d+[a-z]?,?\s+(?:[a-z'’]{{1,30}}\s+){{1,3}}{_STREET}\b\.?(?!\s*\d*\s*mg)")),
    ("address", re.compile(rf"\b\d+[A-Za-z]?,?\s+(?:[A-Z][a-z'’]{{1,30}}\s+){{1,3}}{_STREET_NAMED}\b")),
    ("address", _any_case(r"\b[a-zäöüß-]{1,40}(?:straße|strasse|str\.|weg|platz|gasse|allee)\s+\d+[a-z]?\b")),
    ("address", _any_case(
        r"\b(?:rue|calle|via|avenida|plaza|place) (?:de |del |della |la )*[a-zé]{3,},? (?:no?\.? ?)?\d+\b"
    )),
    ("address", _any_case(r"\b(?:apt|apartment|flat|suite)\.?\s?(?:no\.? ?)?\d+[a-z]?\b")),
    ("address", _any_case(
        r"\b(?:p\.?\s?o\.?\s?box|zip|zip code|postcode|postal code|geocode|plz)\W{0,3}(?:is )?[a-z]{0,2}\d"
    )),
    ("address", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2},?\s\d{5}(?:-\d{4})?\b|\b\d{5}-\d{4}\b")),
    ("address", _any_case(r"\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b\d{3}(?:xx|\*\*)(?!\w)")),
    ("address", re.compile(r"\b\d{5},? [A-ZÄÖÜ](?!nits|U)[a-zäöüß]{3,}\b")),
    ("address", re.compile(r"-?\d{1,3}\.\d{3,}\s?°?\s?[NS]?\s?[,;/ ]\s?-?\d{1,3}\.\d{3,}|\d{1,3}°\s?\d{1,2}['′]")),
    ("address", _any_case(r"///\w+|(?<![\w.])[a-z]{4,}\.[a-z]{4,}\.[a-z]{4,}(?![\w.])")),
    ("address", re.compile(rf"\b{_WORD} {_REGION}\b|(?i:\b(?:precinct|district|ward) (?:no\.? ?)?\d+\b)")),
    ("address", re.compile(r"\b(?i:precinct|district|parish|borough|ward) of (?:the )?[A-Z][a-z]{2,}")),
    ("address", re.compile(
        rf"(?i:\b(?:lives?|living|lived|resides?|born|comes?|moved|grew up|flat|house|home)\s+(?:in|at|from|to"
        rf"|near))\s+{_WORD}"
    )),
    ("address", _any_case(r"\bresident of (?!(?:a|an|the|this|our)\b)[a-z]{3,}")),
    ("unique", _any_case(rf"\b{_ROLE}\b")),
    ("unique", _any_case(
        r"\bthe (?:only|first|former|current|youngest|oldest) (?:[a-z-]{1,30} ){0,4}?(?:in|of) (?:the |our "
        r"|this )?(?:town|village|city|county|country|state|region|world|school|hospital|history)\b"
    )),
    ("unique", re.compile(r"\b(?i:the only) (?:[a-z-]{1,30} ){1,3}in [A-Z][a-z]{3,}")),
    ("unique", _any_case(
        r"\b(?:was in the news|on national television|made (?:the )?headlines|well[- ]known (?:actor|singer"
        r"|writer|player))\b"
    )),
    ("binary", _any_case(
        r"\bdata:[\w/+.-]{0,40};base64,|(?<![A-Za-z0-9+/])(?:iVBORw0KGgo|R0lGOD|/9j/|JVBERi0"
        r"|UklGR)[A-Za-z0-9+/]{4,}"
    )),
    ("binary", re.compile(
        r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])"
        r"(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{32,}={0,2}"
    )),
    ("binary", _any_case(r"(?:^|\W)PNG {1,2}|\bJFIF\b|\bGIF8[79]a|ÿØÿ|\bWEBPVP8|%PDF-\d|\bEXIF\b")),
    ("binary", _any_case(r"\b[\w-]{1,64}\.(?:jpe?g|png|heic|gif|tiff?|bmp|dcm|mp4|mov|wav|mp3|webp)\b")),
    ("binary", _any_case(
        r"\b(?:finger|palm|voice|face)[- ]?prints?\W{0,3}(?:file|template|id|code|hash|no|is|:)|\b(?:iris"
        r"|retina(?:l)?|face) (?:scan|template|code)\W{0,3}(?:(?:file|template|code|id|no|is|:)\W{0,3}){0,2}\w{0,8}\d"
    )),
)  # fmt: skip
