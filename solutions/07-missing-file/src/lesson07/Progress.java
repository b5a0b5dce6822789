// As in lesson 6: Progress
package lesson07;

/// Hears how far a transfer has come.
@FunctionalInterface
public interface Progress {
    /// For those who do not want to know.
    Progress NONE = _ -> {};

    /// @param bytes how many have been copied so far
    void at(long bytes);
}
