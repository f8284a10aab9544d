//! Records the exchanges of these tests for another validator.

use tollgate_sandbox::Builder;

/// The same sandbox, which adds its exchanges to the file that `TOLLGATE_RECORD` names.
pub fn recorded(builder: Builder) -> Builder {
    match std::env::var_os("TOLLGATE_RECORD") {
        Some(file) => builder.record(file),
        None => builder,
    }
}
