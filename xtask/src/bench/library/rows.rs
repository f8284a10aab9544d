//! The rows: each compares one program with others that do the same.

use super::bodies::Bodies;

/// One row. The programs are those of `tests/bench/client`.
pub struct Row {
    /// Its name in the table.
    pub name: &'static str,
    pub ours: Measured,
    pub against: &'static [(&'static str, Measured)],
    /// The ratios to reach, in the order of `against`.
    pub limits: &'static [f64],
    /// Whether `cargo xtask ci` repeats it.
    pub is_cheap: bool,
}

/// The instructions of a program: the difference between `count` repetitions and twice as many, divided by `count`.
pub struct Measured {
    pub program: &'static str,
    pub body: Body,
    pub count: u64,
}

/// The body that a program decodes.
#[derive(Clone, Copy)]
pub enum Body {
    None,
    Invoice,
    /// An invoice with one field of another type than the document's.
    Odd,
    /// An invoice with ten such fields.
    Odd10,
    Page100,
    Page1000,
    Webhook,
}

impl Body {
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Invoice,
        Self::Odd,
        Self::Odd10,
        Self::Page100,
        Self::Page1000,
        Self::Webhook,
    ];

    /// The name of the file that holds it.
    pub const fn file(self) -> &'static str {
        match self {
            Self::None => "none.json",
            Self::Invoice => "invoice.json",
            Self::Odd => "odd.json",
            Self::Odd10 => "odd-10.json",
            Self::Page100 => "page-100.json",
            Self::Page1000 => "page-1000.json",
            Self::Webhook => "webhook.json",
        }
    }

    pub fn of(self, bodies: &Bodies) -> String {
        match self {
            Self::None => String::new(),
            Self::Invoice => bodies.invoice.clone(),
            Self::Odd => bodies.odd(1),
            Self::Odd10 => bodies.odd(10),
            Self::Page100 => bodies.page(0, 100, true),
            Self::Page1000 => bodies.page(0, 1000, true),
            Self::Webhook => bodies.transaction.clone(),
        }
    }
}

const fn sent(program: &'static str, count: u64) -> Measured {
    Measured {
        program,
        body: Body::None,
        count,
    }
}

const fn read(program: &'static str, body: Body, count: u64) -> Measured {
    Measured {
        program,
        body,
        count,
    }
}

const BY_HAND: &str = "by hand, same types";
const PLAIN: &str = "a plain struct";

pub const ROWS: &[Row] = &[
    Row {
        name: "P1 facade, read an invoice",
        ours: sent("read-facade", 400),
        against: &[
            ("reqwest and a plain struct", sent("read-reqwest", 400)),
            ("hyper-util and a plain struct", sent("read-hyper", 400)),
            ("a raw socket and a plain struct", sent("read-socket", 400)),
        ],
        limits: &[1.08, 1.40],
        is_cheap: true,
    },
    Row {
        name: "P1 generated client, read an invoice",
        ours: sent("read-generated", 400),
        against: &[("reqwest and a plain struct", sent("read-reqwest", 400))],
        limits: &[1.05],
        is_cheap: true,
    },
    Row {
        name: "P1 `charge` on Paymega, 3 exchanges",
        ours: sent("paymega-charge", 200),
        against: &[(BY_HAND, sent("paymega-hand", 200))],
        limits: &[1.05],
        is_cheap: true,
    },
    Row {
        name: "P1 `charge` on PayCross, 2 exchanges",
        ours: sent("paycross-charge", 200),
        against: &[(BY_HAND, sent("paycross-hand", 200))],
        limits: &[1.15],
        is_cheap: true,
    },
    Row {
        name: "P3 decode an invoice",
        ours: read("decode-invoice", Body::Invoice, 400),
        against: &[(PLAIN, read("decode-invoice-plain", Body::Invoice, 400))],
        limits: &[1.0],
        is_cheap: true,
    },
    Row {
        name: "P3 decode a page of 100",
        ours: read("decode-page", Body::Page100, 5),
        against: &[(PLAIN, read("decode-page-plain", Body::Page100, 5))],
        limits: &[1.0],
        is_cheap: true,
    },
    Row {
        name: "P3 decode a page of 1,000",
        ours: read("decode-page", Body::Page1000, 1),
        against: &[(PLAIN, read("decode-page-plain", Body::Page1000, 1))],
        limits: &[1.0],
        is_cheap: false,
    },
    Row {
        name: "P3 decode an invoice with one odd field",
        ours: read("decode-invoice", Body::Odd, 400),
        against: &[("without it", read("decode-invoice", Body::Invoice, 400))],
        limits: &[1.5],
        is_cheap: true,
    },
    Row {
        name: "P6 callback of Paymega, verified and read",
        ours: read("callback-verifier", Body::Invoice, 400),
        against: &[(
            "ring's SHA-1 and a plain struct",
            read("callback-hand", Body::Invoice, 400),
        )],
        limits: &[1.05],
        is_cheap: true,
    },
    Row {
        name: "P6 webhook of PayCross, verified and read",
        ours: read("webhook-verifier", Body::Webhook, 200),
        against: &[(
            "ring's RSA and a plain struct",
            read("webhook-hand", Body::Webhook, 200),
        )],
        limits: &[1.05],
        is_cheap: true,
    },
];

/// A scaling law: one more of many costs no more than one more of few.
pub struct Law {
    pub name: &'static str,
    pub few: OneMore,
    pub many: OneMore,
}

/// The cost of one more: the difference between two programs, divided by how much more the second does.
pub struct OneMore {
    /// Where the one is among the others.
    pub place: &'static str,
    /// The program that does less. Without it, the repetitions of `to` are the steps.
    pub from: Option<Measured>,
    pub to: Measured,
    pub steps: u64,
}

/// The ratio that all laws may have: more than a tenth above the cost of one of few is not linear.
pub const LINEAR: f64 = 1.1;

const fn each(place: &'static str, to: Measured) -> OneMore {
    OneMore {
        place,
        from: None,
        to,
        steps: 1,
    }
}

const fn between(place: &'static str, from: Measured, to: Measured, steps: u64) -> OneMore {
    OneMore {
        place,
        from: Some(from),
        to,
        steps,
    }
}

pub const LAWS: &[Law] = &[
    Law {
        name: "a page of 100 invoices, read from a list",
        few: each("the 11th to 20th", sent("read-pages", 10)),
        many: each("the 501st to 1,000th", sent("read-pages", 500)),
    },
    Law {
        name: "an earlier attempt that a charge on PayCross looks up",
        few: between(
            "the 2nd",
            sent("paycross-attempt-1", 100),
            sent("paycross-attempt-2", 100),
            1,
        ),
        many: between(
            "the 6th",
            sent("paycross-attempt-5", 100),
            sent("paycross-attempt-6", 100),
            1,
        ),
    },
    Law {
        name: "a transaction that a look-up on PayCross shows",
        few: between(
            "the 2nd",
            sent("paycross-found-1", 100),
            sent("paycross-found-2", 100),
            1,
        ),
        many: between(
            "the 10th",
            sent("paycross-found-9", 100),
            sent("paycross-found-10", 100),
            1,
        ),
    },
    Law {
        name: "a field of another type than documented, in an invoice",
        few: between(
            "the 1st",
            read("decode-invoice", Body::Invoice, 400),
            read("decode-invoice", Body::Odd, 400),
            1,
        ),
        many: between(
            "the 2nd to 10th",
            read("decode-invoice", Body::Odd, 400),
            read("decode-invoice", Body::Odd10, 400),
            9,
        ),
    },
];
