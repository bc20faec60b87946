"""Made-up identifiers of the 18 Safe Harbor classes in the words of people who type notes, and notes that hold none.

Nothing here is anybody's: numbers with check digits are the published examples of their standards.
"""

from __future__ import annotations

from itertools import product

LETTERS = {
    "A": "names", "B": "places", "C": "dates and ages", "D": "telephone", "E": "fax", "F": "e-mail",
    "G": "social security", "H": "medical record numbers", "I": "health plans", "J": "accounts", "K": "licences",
    "L": "vehicles", "M": "devices", "N": "web addresses", "O": "network addresses", "P": "biometrics",
    "Q": "pictures", "R": "anything else unique",
}  # fmt: skip
STRUCTURED = tuple("DEFGHIJKLMNOPQ")
"""Classes with a form of their own: not one may be missed."""

PLANTED: dict[str, tuple[str, ...]] = {
    "A": (
        "Mr Smith agreed", "mrs. jones agreed", "Dr. Müller called back", "Herr Schmidt wants to wait",
        "her husband Peter", "his mother, Anna", "called Maria", "spoke to Lena", "her sister is called Ines",
        "Prof. Ortega", "nurse Kelly saw her", "ms okafor declined", "her boss Martin", "Frau Weiß", "Mr Ng",
        "O'Brien prefers mornings", "o'brien prefers mornings", "JANE DOE", "jane doe agreed", "Jane agreed",
        "initials JD", "J. D. agreed", "J.R.D. was seen", "seen with J. Doe", "her spouse jane came along",
        "wife: Margarita drives her", "my patient michael agrees", "asked sabine to come back",
        "patient's name is kowalczyk",
        "known as Bibi", "McAllister family meeting", "neighbour Olaf found him", "next of kin: Torvald",
        "son named Kofi", "fatima wants no weight gain", "the twins Leo and Ida, brother Leo",
        "JOHANNA asked for a break", "Ｍａｒｉａ agreed", "Señora Delgado", "her manager Wojtek", "signed by Harriet",
    ),
    "B": (
        "lives at 12 Baker Street", "12 high street", "Hauptstraße 5", "lives in Leeds", "moved to Lyon",
        "P.O. Box 1234", "ZIP 90210", "SW1A 1AA", "sw1a 1aa", "CA 90210", "4 the old mill lane", "02139-4307",
        "postal area 036xx", "at 42.3601, -71.0589", "42.3601° N, 71.0589° W", "found at ///filled.count.soap",
        "filled.count.soap", "Cook County clinic", "precinct 12", "80331 München", "grew up in Ohio",
        "apartment 4b, second floor", "7 Elm Grove", "rue de Rivoli 12", "resident of eastbourne",
        "flat near Brixton", "postcode is LS1 4AP", "221B Baker Street",
    ),
    "C": (
        "seen on 12/03/2024", "seen on 2024-03-12", "seen on 12.3.24", "since 3 March", "since March 3rd, 2024",
        "on the 21st of June", "12 Sept. 2023", "20240312", "12032024", "born in 1980", "DOB 4/5/1980",
        "12\u20103\u20102024", "12\u20133\u20132024", "\uff11\uff12/\uff10\uff13/\uff12\uff10\uff12\uff14",
        "12 / 03 / 2024", "on 1 dec she called", "12 Mar", "120324", "240312", "excel date 45363", "seen 45363",
        "she is 93 years old", "a 91-year-old", "aged 95", "ninety-three years old", "age: 102", "92 yo",
        "he turned ninety-three", "a hundred and two years old", "YOB 1930", "year of birth 1937", "March 2024",
        "03/2024", "Tuesday the 12th", "Christmas 2023", "12-MAR-2024", "Mar-24-2024", "2024.03.12",
        "1 2 / 0 3 / 2 0 2 4",
        "٢٠٢٤-٠٣-١٢", "a nonagenarian", "her birthday is 5/4", "admitted Nov 3", "May 2021",
    ),
    "D": (
        "call 555-123-4567", "(555) 123-4567", "+44 20 7946 0018", "tel 0301234567", "phone: 020 7946 0018",
        "+49\u20101511\u20101234567", "call him on 07700 900123", "(617) 555\u20110123", "617\u00b7555\u00b70123",
        "617.555.0123", "６１７-５５５-０１２３", "+1 (617) 555-0123", "0 7 7 0 0 9 0 0 1 2 3", "mobile 07700900123",
        "cell: 617 555 0123", "six one seven five five five zero one two three", "1-800-555-0199", "tel. no. 5550123",
        "text 07700 900 123", "617\u2013555\u20130123", "617\u2212555\u22120123", "reach her at 6175550123",
    ),
    "E": (
        "fax 5551234567", "Fax: 030 1234567", "send by fax to 617-555-0124", "fax no. 0207 946 0019", "FAX 6175550124",
        "telefax +49 30 1234567", "fax (617) 555 0124", "fax\u00a0617\u2011555\u20110124",
    ),
    "F": (
        "mail ada@example.org", "ada.b@example.co.uk", "ada (at) example.org", "ADA@EXAMPLE.ORG",
        "jane (at) x dot org", "jane [at] x [dot] org", "jane at example dot com", "a+b@x.io", "jane＠example.org",
        "j_doe@clinic.example.net", "write to: ada @example.org", "ada@example\u200b.org",
    ),
    "G": (
        "123-45-6789", "SSN 123456789", "123 45 6789", "AB 12 34 56 C", "536-22-8721", "536 22 8721",
        "５３６-２２-８７２１", "5 3 6 2 2 8 7 2 1",
        "536\u201122\u20118721", "536\u201322\u20138721", "SSN ending 8721",
        "last four of her social 8721", "last 4: 8721", "social security no. 536228721", "ab123456c",
        "national insurance QQ123456", "social security card shows 8721",
    ),
    "H": (
        "MRN 445566", "hospital no. 12345", "NHS 943 476 5919", "case no 5512", "MRN: 00123456", "mrn#00123456",
        "chart 88-1234", "patient id X12345", "record number 55-66-77", "encounter 998877", "file no. AB-1234",
        "9434765919", "ＭＲＮ ００１２３４５６", "hospital number: h123456",
        "admission no 20-4411", "medical record #7781",
        "subject 0042", "study id DEP-0017",
    ),
    "I": (
        "policy number 88-1234", "insurance no. A123456", "1EG4-TE5-MK73", "1EG4TE5MK73", "Medicare 1eg4-te5-mk73",
        "member id W123456789", "beneficiary no. 123456", "health plan 778899", "group number 55512",
        "subscriber id ZGP123456", "medicaid id 12-3456", "claim no. 889911",
    ),
    "J": (
        "account: 998877", "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "card 4111 1111 1111 1111",
        "4111111111111111", "5500-0000-0000-0004", "pays with 3782 822463 10005", "sort code 12-34-56",
        "routing 021000021", "acct no. 12345678", "iban fr14 2004 1010 0505 0001 3m02 606", "bank account 44-55-66",
        "４１１１ １１１１ １１１１ １１１１",
    ),
    "K": (
        "driving licence no. D123456", "passport no. X1234567", "DEA AB1234563", "AB1234563 wrote it", "NPI 1234567893",
        "prescriber 1234567893", "license number S530-4600-1234", "certificate no. 55-1199", "GMC 7012345",
        "driver's license D1234567", "licence MORGA657054SM9IJ", "passport C01X00T47",
    ),
    "L": (
        "number plate AB12 CDE", "VIN 1M8GDM9AXKP042788", "1HGCM82633A004352", "drives 1hgcm82633a004352",
        "license plate 7ABC123", "plate KA-1234", "AB12 CDE was parked there", "registration LK05 XYZ",
        "vin: 11111111111111111", "car reg. AB12CDE", "B-MW 1234 is his car",
    ),
    "M": (
        "serial number 55AC21", "00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7", "001b.4411.3ab7", "IMEI 490154203237518",
        "490154203237518", "49-015420-323751-8", "UDI (01)00844588003288(17)141120(10)7654321D",
        "(01) 00844588003288", "pacemaker serial PJN123456", "device id VNS-102-4471", "S/N: 4C530001",
        "implant lot A12345",
        "sn 998812-A",
    ),
    "N": (
        "see https://example.org/x", "www.example.org", "facebook.com/ada", "http://10.0.0.1/chart", "example.co.uk",
        "ftp://files.example.net", "her blog at adasblog.de", "linkedin.com/in/jane", "@jane_doe on social media",
        "HTTPS://EXAMPLE.ORG", "clinic.nhs.uk/patient", "example．org",
    ),
    "O": (
        "at 192.168.10.7", "from 8.8.8.8", "2001:db8::8a2e:370:7334", "fe80::1ff:fe23:4567:890a",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334", "ip 10.0.0.255", "logged in from 172.16.254.1", "::ffff:c0a8:101",
        "１９２.１６８.１０.７",
    ),
    "P": (
        "data:application/octet-stream;base64,AAECAwQFBgcICQ==", "dGhpcyBpcyBhIHNhbXBsZSBiaW9tZXRyaWMgdGVtcGxhdGU0Mg==",
        "fingerprint template 88A1", "voice print id 5512", "iris scan file 7",
        "Rk1SACAyMAAAAAEsAAABLAEsAMUAxQEAAAAoNoBf",
        "retina scan no 12", "voiceprint.wav", "face template id 9",
    ),
    "Q": (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "ÿØÿà\x00\x10JFIF",
        "GIF89a",
        "iVBORw0KGgoAAAANSUhEUgAA", "/9j/4AAQSkZJRgABAQ", "IMG_2034.jpg", "see photo face.jpeg",
        "R0lGODlhAQABAIAAAAAAAP",
        "RIFF WEBPVP8 L", "%PDF-1.7", "scan_001.dcm", "selfie.heic",
    ),
    "R": (
        "d41d8cd98f00b204e9800998ecf8427e", "id 12345678", "1 2 3 4 5 6 7 8", "943 476 5919 1",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "works at Siemens",
        "employed by the Council",
        "works for Acme", "went to Lakeside School", "studies at Uppsala University", "job with Tesco",
        "works for tesco since the spring", "employer: siemens", "the mayor is her father", "a former olympian",
        "the only female firefighter in the county", "the only patient with this disease in the region",
        "550e8400-e29b-41d4-a716-446655440000", "was in the news last year", "a retired astronaut",
        "the youngest judge in the country", "sheriff of a small town", "on national television",
    ),
}  # fmt: skip

WRITTEN = (
    "as discussed", "Chosen together: prefers not to gain weight.", "start 50 mg, then 100 mg after 2 weeks",
    "PHQ-9 17, GAD-7 12, QTc 412 ms, BP 120/80, sodium 138 mmol/l",
    "venlafaxine 37.5-75-150 mg in steps of 2 weeks", "may need a higher dose; may try again in week 6",
    "failed sertraline 200 mg for 8 weeks and citalopram",
    "one earlier response to Mirtazapine; Escitalopram made her restless",
    "wants to keep working and driving; sleeps 4 hours", "eGFR 55 ml/min, ALT 3 times the limit",
    "second opinion agreed with the patient and her family", "CYP2C19 poor metaboliser, *2/*2",
    "45 years old, two children, no employer named", "review in 14 days, call at any time",
    "prefers one tablet in the morning", "takes St John's wort, will stop it first",
    "no response after 3 weeks in a row",
    "works from home and cannot be drowsy", "works night shifts; sedation by day is a problem",
    "works at night; needs to stay alert", "HAMD-17 fell from 24 to 15 in 4 weeks", "weight 82.5 kg, BMI 27.1",
    "bupropion is out because of seizures", "QTc 455 ms, repeat ECG before a higher dose",
    "husband supports the plan", "her mother had lithium with good effect", "his brother responded to venlafaxine",
    "sister has bipolar disorder", "partner reports snoring", "lives alone; sister visits daily",
    "lives with a partner and two children", "stopped smoking 3 months ago", "drinks 2 units a week",
    "platelets 250 000 per microlitre", "vitamin D 20000 IU weekly", "sodium fell from 138 to 131 mmol/L",
    "MADRS 28; psychotic features excluded", "C-SSRS low; safety plan in place",
    "no thoughts of self-harm in the past month",
    "GAD-7 12 to 6", "wishes to become pregnant next year", "breastfeeding; sertraline discussed",
    "postpartum onset 6 weeks after delivery", "CYP2D6 *4/*4, poor metaboliser", "hepatic impairment, Child-Pugh A",
    "half-life 5 weeks; wait before the next drug", "switch by cross-taper over 2 to 3 weeks",
    "nausea for 10 days, then gone", "sexual side effects were the reason for stopping last time",
    "gained 9 kg on mirtazapine in 2019", "first episode at 23 years", "age 44, onset at 19", "episode of 26 weeks",
    "remission on 20 mg for 2 years", "prefers psychotherapy first", "cost matters to the patient",
    "insomnia is the worst symptom", "appetite poor, sleeps 3 h", "tremor on lithium 900 mg",
    "fluoxetine 20-40-60 mg", "1 tablet b.i.d., then t.i.d.", "p.r.n. only", "0.5 mg b.d. for 7 days",
    "50-100-150 mg/day",
    "T 36.8, P 72, R 14", "Hb 13.2 g/dl, TSH 2.1", "NYHA II, no chest pain", "i.v. only if needed",
    "i.e. a slow start", "e.g. after a meal", "ECG normal; QRS 92 ms", "Charles Bonnet syndrome in the past",
    "Guillain-Barré in childhood", "Parkinson's disease, stage 2", "Lewy body dementia excluded",
    "on day 14 better, on day 28 well",
    "week 2: 17 to 12; week 4: 9", "dose 1-0-1", "0-0-1 at bedtime", "see plan above", "agreed; will start tomorrow",
    "will call in 2 weeks if worse", "wants to avoid weight gain above all", "declined augmentation",
    "ECT was discussed and declined", "TMS not available", "drives a lorry; no sedation",
    "exam in 3 weeks, must think clearly",
    "not to be combined with tramadol", "warfarin: INR weekly", "no MAO inhibitor in the last 5 weeks",
    "second SSRI failed; change of class", "dose reduced to 25 mg; tolerated", "in place of citalopram",
    "a way to sleep better", "she drives 20 km a day", "close follow-up every 7 days", "three or four times a week",
    "one or two nights without sleep", "ninety minutes of sleep a night", "ninety-five mg is not a usual dose",
    "98 % adherent", "score of 95 on the visual scale", "blood pressure 142/91 mm Hg", "90 tablets, one a day",
    "100 years of family history of depression, she says", "two and a half tablets",
    "reports two, three, four awakenings",
)  # fmt: skip

_DRUGS = (
    "sertraline", "Escitalopram", "mirtazapine", "venlafaxine", "bupropion", "fluoxetine", "vortioxetine", "duloxetine",
    "nortriptyline", "agomelatine", "Paroxetine", "trazodone",
)  # fmt: skip
_DOSES = ("50 mg", "20 mg/day", "37.5 mg", "0.5 tablets", "150 mg at night")
_REASONS = (
    "because the patient prefers it",
    "after 8 weeks without response",
    "no earlier side effects; BP 128/82",
    "QTc 431 ms; PHQ-9 21 to 14",
    "agreed with the family, review in 2 weeks",
    "patient fears weight gain (BMI 31.2)",
    "may cause nausea; take with food",
    "sleep poor, energy low, works part time",
)
CLEAN: tuple[str, ...] = (
    *WRITTEN,
    *(f"{drug} {dose} {reason}" for drug, dose, reason in product(_DRUGS, _DOSES, _REASONS)),
)
"""Notes in which nothing tells who it is."""
