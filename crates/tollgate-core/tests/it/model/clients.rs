//! The machines of all calls, each state of a machine once.
//!
//! A machine is a value, and its next state depends only on its state, the event and the moment. So the search names
//! each state of a machine by a number, computes each transition once, and keeps its own states small.

use std::fmt::Write;

use tollgate_core::{
    engine::{Event, LastResponse, Machine, Step, StepOf},
    error::ResponseLost,
};

use super::{
    search::{Map, hash},
    subject::{Call, Claim, Subject},
};

/// The input of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Input<R> {
    /// This response, which shows this time.
    Reply(R, u8),
    /// The request, or its response, was lost.
    Lost,
    NotConnected,
    Deadline,
    /// A broken client ends with this claim.
    Fails(Claim),
}

/// A call after an input: still on its way, or at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Progress {
    /// The machine's state has this number.
    Waits(u32),
    Ended(Claim),
}

/// A state of a machine that waits for a response.
struct Node<S: Subject> {
    call: Call,
    machine: S::Machine,
    request: <S::Machine as Machine>::Request,
    asked: S::Asked,
    /// The replies whose operations the machine may hold.
    held: Vec<S::Reply>,
    /// How the last response was lost.
    loss: Option<ResponseLost>,
}

/// A change of what a client receives, which makes the client a broken one.
pub(super) type Break<S> =
    fn(Call, <S as Subject>::Asked, Input<<S as Subject>::Reply>) -> Input<<S as Subject>::Reply>;

/// All states that the machines of the calls have reached.
pub(super) struct Clients<S: Subject> {
    pub(super) subject: S,
    breaks: Option<Break<S>>,
    nodes: Vec<Node<S>>,
    numbers: Map<(u64, Call, Vec<S::Reply>), u32>,
    starts: Map<Call, Progress>,
    steps: Map<(u32, Input<S::Reply>, u8), Progress>,
}

impl<S: Subject> Clients<S> {
    pub(super) fn new(subject: S) -> Self {
        Self {
            subject,
            breaks: None,
            nodes: Vec::new(),
            numbers: Map::default(),
            starts: Map::default(),
            steps: Map::default(),
        }
    }

    /// The same clients, broken in this way.
    pub(super) fn broken(self, breaks: Break<S>) -> Self {
        let breaks = Some(breaks);
        Self { breaks, ..self }
    }

    /// How many states the machines have reached.
    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The request that a machine waits to send, as the provider receives it.
    pub(super) fn asked(&self, number: u32) -> S::Asked {
        self.node(number).asked
    }

    pub(super) fn start(&mut self, call: Call) -> Progress {
        if let Some(progress) = self.starts.get(&call) {
            return *progress;
        }
        let (machine, step) = self.subject.start(call);
        let progress = self.progress(call, machine, step, (Vec::new(), None));
        self.starts.insert(call, progress);
        progress
    }

    /// The state of a machine after an input at this time.
    pub(super) fn next(&mut self, number: u32, input: Input<S::Reply>, time: u8) -> Progress {
        if let Some(progress) = self.steps.get(&(number, input, time)) {
            return *progress;
        }
        let (call, asked) = (self.node(number).call, self.node(number).asked);
        let received = self
            .breaks
            .map_or(input, |breaks| breaks(call, asked, input));
        let progress = self.step(number, received, time);
        self.steps.insert((number, input, time), progress);
        progress
    }

    fn step(&mut self, number: u32, input: Input<S::Reply>, time: u8) -> Progress {
        let node = self.node(number);
        let (call, mut held, mut machine) = (node.call, node.held.clone(), node.machine.clone());
        let (event, shown) = match input {
            Input::Reply(reply, shown) => {
                self.subject.hold(&mut held, reply);
                let event = self.subject.event(&machine, &node.request, reply);
                (event, Some(shown))
            }
            Input::Lost => (Event::Lost(ResponseLost::TimedOut), None),
            Input::NotConnected => (Event::NotConnected, None),
            Input::Deadline => (Event::Deadline, None),
            Input::Fails(claim) => return Progress::Ended(claim),
        };
        let loss = match &event {
            Event::Lost(loss) => Some(*loss),
            Event::NotConnected => Some(ResponseLost::NeverConnected),
            Event::Deadline => node.loss,
            Event::Response(_) | Event::Unsendable(_) => None,
        };
        let mut now = self.subject.now(time, shown);
        now.last = LastResponse { loss, raw: None };
        let step = machine.next(event, &now);
        self.progress(call, machine, step, (held, loss))
    }

    fn progress(
        &mut self,
        call: Call,
        machine: S::Machine,
        step: StepOf<S::Machine>,
        (held, loss): (Vec<S::Reply>, Option<ResponseLost>),
    ) -> Progress {
        let request = match step {
            Step::Done(end) => return Progress::Ended(self.subject.claim(&end)),
            Step::Send(request, _) => request,
        };
        let key = (hash(&shape(&machine, loss)), call, held.clone());
        if let Some(number) = self.numbers.get(&key) {
            return Progress::Waits(*number);
        }
        let number = u32::try_from(self.nodes.len()).unwrap();
        let asked = self.subject.asked(call, &request);
        self.nodes.push(Node {
            call,
            machine,
            request,
            asked,
            held,
            loss,
        });
        self.numbers.insert(key, number);
        Progress::Waits(number)
    }

    fn node(&self, number: u32) -> &Node<S> {
        &self.nodes[usize::try_from(number).unwrap()]
    }
}

/// The state of a machine as a text, without the number of its retries: they only set the pauses, and time passes in
/// steps of its own here.
fn shape<M: std::fmt::Debug>(machine: &M, loss: Option<ResponseLost>) -> String {
    const RETRIES: &str = "Retries(";
    let mut text = format!("{machine:?}");
    let mut from = 0;
    while let Some(at) = text[from..].find(RETRIES) {
        let start = from + at + RETRIES.len();
        let end = start + text[start..].find(')').unwrap();
        text.replace_range(start..end, "");
        from = start;
    }
    write!(text, " {loss:?}").unwrap();
    text
}
