package handshake.grader;

import java.util.concurrent.Semaphore;

/// Sees to it that no more gradings compute at once than the machine has cores, however many are
/// under way: one whose test waits for something that does not come lets another one go on. Tests
/// have time limits, and so have their peers: on a crowded machine the slow would look stuck.
public final class Turns {
    /// Null for somebody who is alone.
    private final Semaphore free;

    /// @param atOnce how many may compute at once
    public Turns(int atOnce) {
        this(new Semaphore(atOnce, true));
    }

    private Turns(Semaphore free) {
        this.free = free;
    }

    /// Turns for somebody who is alone: it is theirs always, and nobody waits for it.
    static Turns ofOne() {
        return new Turns((Semaphore) null);
    }

    /// Waits until it is the caller's turn.
    Turn take() throws InterruptedException {
        var turn = new Turn();
        turn.takeBack();
        return turn;
    }

    /// The right to compute, used by one thread; closing it gives it to the next.
    final class Turn implements AutoCloseable {
        private boolean isHeld;

        private Turn() {}

        /// Whether somebody else might get on if it were given.
        boolean isHeld() {
            return isHeld;
        }

        /// Lets others go on until it is taken back.
        void give() {
            if (isHeld) {
                isHeld = false;
                free.release();
            }
        }

        /// Waits until it is this one's turn again, unless it still is.
        void takeBack() throws InterruptedException {
            if (!isHeld && free != null) {
                free.acquire();
                isHeld = true;
            }
        }

        @Override
        public void close() {
            give();
        }
    }
}
