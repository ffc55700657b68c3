//! How the threads of the background share the cores with those that the reader waits for.

/// Has the thread that calls it give way, as far as the system lets it: a thread that draws takes its core at once, and so does any
/// other program with work of its own. It is no more than a tenth as heavy as they are, and still goes on beside them, so that what is
/// found is written soon, also at the end. Systems where only a whole program can give way know nothing of it.
#[cfg(target_os = "linux")]
pub fn give_way() {
    use thread_priority::{
        NormalThreadSchedulePolicy::Batch, ThreadPriority, ThreadSchedulePolicy::Normal, set_thread_priority_and_policy, thread_native_id,
    };

    /// A weight of 110, where 1024 is usual: `sched_prio_to_weight` in the kernel's `sched/core.c`.
    const NICER_BY: i32 = 10;
    // Where it cannot be, it works all the same.
    let Ok(nice) = rustix::process::nice(NICER_BY) else { return };
    // The crate counts the niceness from 19 to -20 as 0 to 99.
    let rank = u8::try_from((19 - nice) * 99 / 39).ok().and_then(|rank| rank.try_into().ok());
    let rank = rank.map(ThreadPriority::Crossplatform);
    let _ = rank.map(|rank| set_thread_priority_and_policy(thread_native_id(), rank, Normal(Batch)));
}

/// Nothing: the whole program would give way.
#[cfg(not(target_os = "linux"))]
pub fn give_way() {}
