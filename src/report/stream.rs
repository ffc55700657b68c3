//! Work done side by side and handed over in order.

use std::io;
use std::num::NonZero;
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does `work` on every item, on all cores, and gives the results to `take` in the order of the items, each as soon as it
/// is ready and its turn has come. Never holds more than a few items for each core, however many there are.
///
/// # Errors
/// The first error of `take`; what was not yet begun is left undone.
pub fn in_order<I: Send, R: Send>(
    items: impl Iterator<Item = I> + Send,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (jobs, queue) = mpsc::sync_channel::<(I, SyncSender<R>)>(0);
    let (promises, results) = mpsc::sync_channel(2 * workers);
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((item, reply)) = job else { break };
                    let _ = reply.send(work(item)); // nobody waits for it once `take` has failed
                }
            });
        }
        scope.spawn(move || {
            for item in items {
                let (reply, result) = mpsc::sync_channel(1);
                if promises.send(result).is_err() || jobs.send((item, reply)).is_err() {
                    break;
                }
            }
        });
        results.into_iter().filter_map(|result| result.recv().ok()).try_for_each(&mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_few_at_a_time() {
        let begun = AtomicUsize::new(0);
        let mut taken = Vec::new();
        let work = |number: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            if number.is_multiple_of(7) {
                thread::yield_now();
            }
            number * 2
        };
        let mut ahead = 0;
        in_order(0..2000, work, |result| {
            taken.push(result);
            ahead = ahead.max(begun.load(Ordering::SeqCst) - taken.len());
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..2000).map(|number| number * 2).collect::<Vec<_>>());
        assert!(ahead <= 4 * thread::available_parallelism().unwrap().get() + 2, "{ahead} were begun ahead");
    }

    #[test]
    fn the_first_error_ends_it() {
        let mut left = 3;
        let result = in_order(
            0..,
            |number: u64| number,
            |_| {
                left -= 1;
                if left == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
