// As in lesson 7: Progress
package lesson08;

/// Hears how far a transfer has come.
@FunctionalInterface
public interface Progress {
    /// For those who do not want to know.
    Progress NONE = _ -> {};

    /// @param bytes how many have been copied so far
    void at(long bytes);
}
