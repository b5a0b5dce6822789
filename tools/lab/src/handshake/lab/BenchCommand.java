package handshake.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lab bench`: the numbers of the README, measured here and now.
@Command(
        name = "bench",
        description = "Measure: side by side, in one run, with what people would use instead.",
        subcommands = {
            BenchGradeCommand.class,
            BenchClassCommand.class,
            BenchDownloadCommand.class,
            BenchSoakCommand.class,
            BenchWireCommand.class
        })
final class BenchCommand {
    @Mixin private Lab lab;
}
