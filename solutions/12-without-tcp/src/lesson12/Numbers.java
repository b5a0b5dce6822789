package lesson12;

/// Numbers of so many bits for packets. There are not many of them, and behind the last comes 0
/// again, as on a clock.
///
/// @param bits 1 to 16
public record Numbers(int bits) {

    /// How many there are.
    int count() {
        return 1 << bits;
    }

    /// The one behind this.
    int next(int number) {
        return (number + 1) % count();
    }

    /// How many steps forward it is from one to another, round the end if need be: 0 to {@link
    /// #count} - 1.
    int distance(int from, int to) {
        return Math.floorMod(to - from, count());
    }

    /// How many packets may be on their way at the same time, so that the receiver can always tell
    /// one that it waits for from one that it had before.
    int largestWindow() {
        // The receiver waits for this many numbers, while as many before them may come again.
        return count() / 2;
    }
}
