//! The facade against the sandbox, over real HTTP.

mod account;
mod lost;
mod main_job;
mod merchant;
mod order;
mod refund;
mod sale;
