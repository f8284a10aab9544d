//! A step in the words of the state table.

use super::*;

/// Describes a step as the column *next* of the state table does.
pub(super) fn words(step: &Step) -> String {
    match step {
        Step::Send(request, pause) => format!("{} {}", request_words(request), pause_words(*pause)),
        Step::Done(Ok(outcome)) => outcome_words(outcome),
        Step::Done(Err(error)) => error_words(error),
    }
}

const fn request_words(request: &Request) -> &'static str {
    match request {
        Request::LookUp(LookUp::Order) => "look up",
        Request::LookUp(LookUp::Parent(_)) => "read the parent",
        Request::LookUp(LookUp::Children(_)) => "look up the children",
        Request::Send(_) => "send",
        Request::Read(_) => "read by uid",
    }
}

const fn pause_words(pause: Pause) -> &'static str {
    match pause {
        Pause::None => "at once",
        Pause::Backoff(_) => "after a pause",
    }
}

fn outcome_words(outcome: &Outcome<Transaction>) -> String {
    match outcome {
        Outcome::Succeeded(_) => "Succeeded".into(),
        Outcome::Declined(_) => "Declined".into(),
        Outcome::ActionRequired(_) => "ActionRequired".into(),
        Outcome::Pending(_) => "Pending".into(),
        Outcome::Review(review) => {
            format!("Review({:?}), money {}", review.reason(), outcome.money())
        }
    }
}

fn error_words(error: &Error) -> String {
    match error {
        Error::Invalid(_) => "Invalid".into(),
        Error::NotSent(_) => format!("NotSent, money {}", error.money()),
        Error::Refused(_) => format!("Refused, money {}", error.money()),
        Error::ReferenceReused(_) => "ReferenceReused".into(),
        Error::NotFound(missing) if missing.sought == Sought::Id => "NotFound(parent)".into(),
        Error::NotFound(_) => "NotFound".into(),
        Error::OutcomeUnknown(unknown) => {
            let why = match unknown.loss() {
                ResponseLost::Deadline => String::new(),
                loss => format!("({loss:?})"),
            };
            let of = unknown.operation().map_or("", |_| ", with the uid");
            format!("OutcomeUnknown{why}{of}")
        }
        _ => panic!("{error:?}"),
    }
}
