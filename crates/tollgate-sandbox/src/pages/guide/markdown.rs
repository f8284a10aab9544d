//! The Markdown of the README as HTML: headings, paragraphs, tables, code.

use crate::http::{Html, table};

/// The heading of a column that only the README has.
const ONLY_IN_README: &str = "test";

/// A section as HTML.
pub(super) fn html(section: &str) -> Html {
    let mut title = "Values".to_owned();
    blocks(section)
        .iter()
        .map(|block| {
            if let Some(heading) = block.strip_prefix("### ") {
                heading.clone_into(&mut title);
            }
            element(block, &title)
        })
        .collect()
}

/// The blocks of a section, which empty lines separate. Code may have empty lines.
fn blocks(section: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    let mut in_code = false;
    for line in section.lines() {
        in_code ^= line.starts_with("```");
        match blocks.last_mut() {
            Some(block) if !line.is_empty() || in_code => {
                block.push_str(line);
                block.push('\n');
            }
            _ => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn element(block: &str, title: &str) -> Html {
    if let Some(heading) = block.strip_prefix("### ") {
        return Html::tag("h2", Html::text(heading.trim()));
    }
    if block.starts_with("```") {
        let lines = block.lines().filter(|line| !line.starts_with("```"));
        let code = lines.collect::<Vec<_>>().join("\n");
        return Html::tag("pre", Html::text(code));
    }
    if block.starts_with('|') {
        return rows(block, title.trim());
    }
    Html::tag("p", words(block))
}

fn rows(block: &str, title: &str) -> Html {
    let mut lines = block.lines().map(cells);
    let head = lines.next().unwrap_or_default();
    let shown = |place: &usize| head.get(*place).is_some_and(|it| *it != ONLY_IN_README);
    let headings: Vec<&str> = head
        .iter()
        .copied()
        .filter(|it| *it != ONLY_IN_README)
        .collect();
    let rows = lines.skip(1).map(|row| {
        let cells = row.iter().enumerate().filter(|(place, _)| shown(place));
        cells.map(|(_, cell)| words(cell)).collect()
    });
    table(title, &headings, rows.collect())
}

fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().trim_matches('|');
    inner.split('|').map(str::trim).collect()
}

/// Text with code in backticks.
fn words(text: &str) -> Html {
    let pieces = text.trim().split('`').enumerate();
    let piece = |(place, piece): (usize, &str)| match place % 2 {
        0 => Html::text(piece),
        _ => Html::code(piece),
    };
    pieces.map(piece).collect()
}
