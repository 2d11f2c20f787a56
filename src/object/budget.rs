//! The budget: how many calls and jumps backwards are left until the VM looks at what is pending. One counter serves
//! interrupts, step limits, finalisers and the cycle collector.

use std::cell::Cell;

thread_local! {
    /// What is left until the VM's next check. Below zero: check now.
    static BUDGET: Cell<i64> = const { Cell::new(0) };
}

/// Spends one unit of the budget; true when the VM must check what is pending.
///
/// `try_with` and not `with`, here and below: that one is inlined, and this is on the way of every call and loop.
#[inline(always)]
pub fn spend_budget() -> bool {
    let spent = BUDGET.try_with(|budget| {
        let left = budget.get() - 1;
        budget.set(left);
        left < 0
    });
    spent.unwrap_or(true)
}

/// Sets how many units are left until the next check, and gives what was left.
pub fn set_budget(units: i64) -> i64 {
    BUDGET.with(|budget| budget.replace(units))
}

/// Whether the budget is used up, without spending any.
#[inline(always)]
pub fn budget_is_spent() -> bool {
    BUDGET.try_with(|budget| budget.get() < 0).unwrap_or(true)
}
