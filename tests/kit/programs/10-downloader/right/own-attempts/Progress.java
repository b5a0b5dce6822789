// As in lesson 7: Progress
package lesson10;

/// Hears how far a transfer has come.
@FunctionalInterface
public interface Progress {
    /// For transfers that nobody watches.
    Progress NONE = _ -> {};

    /// Called after every chunk.
    ///
    /// @param bytes how many bytes have been copied so far, this chunk included
    void copied(long bytes);
}
