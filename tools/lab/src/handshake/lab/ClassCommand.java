package handshake.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lab class`: for teachers.
@Command(
        name = "class",
        description =
                "For teachers: hand the course out, collect and grade what a class has handed in.",
        subcommands = {
            ClassGradeCommand.class,
            ClassMergeCommand.class,
            ClassCrossplayCommand.class,
            ClassReleaseCommand.class,
            ClassCollectCommand.class,
            ClassPackCommand.class
        })
final class ClassCommand {
    @Mixin private Lab lab;
}
