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
    Odd,
    Page100,
    Page1000,
    Webhook,
}

impl Body {
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Invoice,
        Self::Odd,
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
            Self::Page100 => "page-100.json",
            Self::Page1000 => "page-1000.json",
            Self::Webhook => "webhook.json",
        }
    }

    pub fn of(self, bodies: &Bodies) -> String {
        match self {
            Self::None => String::new(),
            Self::Invoice => bodies.invoice.clone(),
            Self::Odd => bodies.odd(),
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

/// Scaling laws: the cost of one more, where there are few and where there are many.
pub struct Law {
    pub name: &'static str,
    pub few: Measured,
    pub many: Measured,
    /// By how much the second program does more in one repetition.
    pub factor: u64,
}

pub const LAWS: &[Law] = &[
    Law {
        name: "a page of 100 invoices, in 20 pages and in 1,000",
        few: sent("read-pages", 10),
        many: sent("read-pages", 500),
        factor: 1,
    },
    Law {
        name: "an attempt, the 2nd and the 6th",
        few: sent("paycross-attempt-2", 100),
        many: sent("paycross-attempt-6", 100),
        factor: 3,
    },
    Law {
        name: "a transaction in a look-up, of 1 and of 10",
        few: sent("paycross-found-1", 100),
        many: sent("paycross-found-10", 100),
        factor: 10,
    },
];
