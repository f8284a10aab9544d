use super::{Key, Record, Records, VALUES};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    name: String,
    text: String,
}

impl Record for Note {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.name);
    }
}

const NOTES: usize = 3 * VALUES;

fn text(index: usize, round: usize) -> String {
    format!("{index} in round {round}, ü").repeat(1 + (index + round) % 50)
}

#[test]
fn changed_records_keep_their_texts_and_release_the_older_ones() {
    let mut notes = Records::default();
    let mut largest = 0;
    for round in 0..40 {
        for index in round..NOTES {
            if round == 0 {
                let name = format!("note-{index}");
                let text = text(index, round);
                assert_eq!(notes.push(Note { name, text }), index);
            } else {
                notes[index].text = text(index, round);
            }
            notes.take_changed(false, |_, _| {});
        }
        notes.remove(round);
        largest = largest.max(notes.cost().bytes);
        for index in 0..=round {
            assert!(notes.get(index).is_none(), "it was removed");
        }
        for index in round + 1..NOTES {
            let name = format!("note-{index}");
            assert_eq!(notes.first(Key::Id, &name), Some(index));
            assert_eq!(notes.get(index).unwrap().text, text(index, round));
        }
    }
    let live: usize = notes.iter().map(|it| it.text.len()).sum();
    assert!(largest < 2 * live + (1 << 19), "{largest} bytes for {live}");
}
