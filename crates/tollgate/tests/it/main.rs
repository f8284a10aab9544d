//! The facade against the sandbox, over real HTTP.

mod account;
mod dropped;
mod expiry;
mod google_pay;
mod hostile;
mod initiator;
mod limits;
mod logs;
mod lost;
mod main_job;
mod merchant;
mod order;
mod pages;
mod paycross_job;
mod paycross_limits;
mod paycross_lost;
mod paycross_shop;
mod paycross_webhook;
mod public;
mod raw;
mod reading;
mod refund;
mod sale;
mod sweep;
mod switch;
mod time;
