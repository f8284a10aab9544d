//! POST /payment-invoices/{id}/refund

use super::errors::{bad_request, conflict, not_found, refused};
use super::input::Input;
use super::shown;
use crate::http::{Answer, Call, Handled};
use crate::world::{Amount, Refund, World};

/// Gives back a part or all of what was charged.
pub(super) fn refund(world: &mut World, call: &Call) -> Handled {
    let index = world.invoice(call.param()).ok_or_else(not_found)?;
    let body = call.json().ok_or_else(bad_request)?;
    let mut input = Input::attributes(&body);
    let amount = input.amount("amount").unwrap_or_default();
    let reference = input.text("reference_id").filter(|text| !text.is_empty());
    input.finish()?;
    if let Some(owner) = reference.as_deref().and_then(|it| taken(world, it)) {
        let invoice = &world.invoices[owner];
        return Err(conflict(&shown::private(world, invoice)));
    }
    let left = world.invoices[index]
        .refundable()
        .filter(|left| *left > Amount::ZERO)
        .ok_or_else(|| refused("status", "The payment invoice cannot be refunded."))?;
    if amount > left {
        let message = format!("This value should be less than or equal to {left}.");
        return Err(refused("amount", &message));
    }
    give_back(world, index, amount, reference);
    let invoice = shown::private(world, &world.invoices[index]);
    Ok(Answer::json(200, invoice))
}

/// The invoice that has a refund with this reference.
fn taken(world: &World, reference: &str) -> Option<usize> {
    world.invoices.iter().position(|invoice| {
        let mut refunds = invoice.refunds.iter();
        refunds.any(|refund| refund.reference_id.as_deref() == Some(reference))
    })
}

fn give_back(world: &mut World, index: usize, amount: Amount, reference_id: Option<String>) {
    let invoice = &mut world.invoices[index];
    invoice.refunds.push(Refund {
        reference_id,
        amount,
    });
    let whole = invoice.left() == Amount::ZERO;
    let status = if whole {
        "refunded"
    } else {
        "partially_refunded"
    };
    world.record(index, "refund", amount);
    world.end_invoice(index, status, "ok");
}
