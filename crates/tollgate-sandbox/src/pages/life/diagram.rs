//! A sequence diagram as a list: each step is a line of text with an arrow. It needs no script, and fits on a phone.

use super::step::{End, Party, Step};
use crate::http::Html;
use crate::pages::log::time;

/// The arrow heads, which all arrows of the page share.
const HEADS: &str = "<svg class=\"heads\" aria-hidden=\"true\"><defs>\
    <marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" \
    markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\"/></marker>\
    <marker id=\"cross\" viewBox=\"0 0 10 10\" refX=\"5\" refY=\"5\" markerWidth=\"10\" \
    markerHeight=\"10\"><path d=\"M1 1L9 9M9 1L1 9\"/></marker></defs></svg>";

/// The diagram of these steps.
pub(super) fn diagram(reference: &str, steps: &[Step]) -> Html {
    let lanes = lanes(steps);
    let label = format!("Steps of {reference}, oldest first");
    let list = [("class", "steps"), ("aria-label", label.as_str())];
    let mut before = None;
    let rows = steps.iter().map(|it| {
        let is_later = before.replace(it.at) != Some(it.at);
        row(&lanes, it, is_later)
    });
    Html::tag(
        "section",
        [
            Html::markup(HEADS),
            names(&lanes),
            Html::tag_with("ol", &list, rows.collect::<Html>()),
        ],
    )
}

/// The parties of the diagram. The payer has a lane only if the payer's browser has called.
fn lanes(steps: &[Step]) -> Vec<Party> {
    let calls = steps.iter().any(|it| it.from == Party::Payer);
    let all = Party::ALL.into_iter();
    all.filter(|it| calls || *it != Party::Payer).collect()
}

/// The heads of the lanes.
fn names(lanes: &[Party]) -> Html {
    let name = |it: &Party| Html::tag("span", Html::text(it.name()));
    let attributes = [("class", "names"), ("aria-hidden", "true")];
    Html::tag_with("div", &attributes, lanes.iter().map(name).collect::<Html>())
}

/// One step. It shows its time if that differs from the time of the step before.
fn row(lanes: &[Party], step: &Step, is_later: bool) -> Html {
    let class = match step.end {
        End::Arrived => "arrived",
        End::Failed => "failed",
        End::Lost => "lost",
    };
    let money = step.money.as_ref().map(|it| {
        let amount = Html::tag_with("strong", &[("class", "money")], Html::text(it));
        Html::from([Html::text(" "), amount])
    });
    let at = is_later.then(|| {
        let time = Html::tag("small", Html::text(time(step.at)));
        Html::from([time, Html::text(" ")])
    });
    let words = Html::from([
        at.unwrap_or_default(),
        Html::text(format!("{}: ", parties(step))),
        step.words.clone(),
        money.unwrap_or_default(),
    ]);
    let line = Html::from([Html::tag("p", words), arrow(lanes, step)]);
    Html::tag_with("li", &[("class", class)], line)
}

fn parties(step: &Step) -> String {
    if step.from == step.to {
        return step.from.name().to_owned();
    }
    format!("{} to {}", step.from.name(), step.to.name())
}

/// The arrow between two lanes. A lost message ends halfway.
fn arrow(lanes: &[Party], step: &Step) -> Html {
    let lifelines = lanes.iter().map(|it| {
        let x = percent(middle(lanes, *it));
        let ends = [("x1", x.as_str()), ("x2", &x), ("y2", "100%")];
        Html::tag_with("line", &ends, Html::default())
    });
    let (start, target) = (middle(lanes, step.from), middle(lanes, step.to));
    let (end, head) = match step.end {
        End::Lost => (f64::midpoint(start, target), "url(#cross)"),
        End::Arrived | End::Failed => (target, "url(#head)"),
    };
    let (from, to) = (percent(start), percent(end));
    let message = if step.from == step.to {
        Html::tag_with(
            "circle",
            &[("cx", &from), ("cy", "100%"), ("r", "5")],
            Html::default(),
        )
    } else {
        let ends = [
            ("class", "arrow"),
            ("x1", from.as_str()),
            ("x2", &to),
            ("y1", "100%"),
            ("y2", "100%"),
            ("marker-end", head),
        ];
        Html::tag_with("line", &ends, Html::default())
    };
    let content = lifelines.chain([message]).collect::<Html>();
    Html::tag_with("svg", &[("aria-hidden", "true")], content)
}

/// Where the lane of a party is, in percent of the width.
fn middle(lanes: &[Party], party: Party) -> f64 {
    let count = |lanes: &[Party]| u32::try_from(lanes.len()).map_or(1.0, f64::from);
    let before = lanes.split(|it| *it == party).next().unwrap_or_default();
    (count(before) + 0.5) * 100.0 / count(lanes)
}

fn percent(place: f64) -> String {
    format!("{place:.2}%")
}
