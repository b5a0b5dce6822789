package handshake.lab;

import handshake.classroom.ClassMerge;
import handshake.classroom.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `lab class merge`: puts the parts of a class together.
@Command(
        name = "merge",
        description = {
            "Put together what lab class grade --shard has graded in parts.",
            "The result is what grading the whole class at once would have written."
        })
final class ClassMergeCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(index = "0", paramLabel = "OUT", description = "Where the class's files go.")
    private Path out;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PART",
            description = "The folders of all parts, in any order.")
    private List<Path> parts;

    @Override
    public Integer call() throws IOException {
        Screen screen = lab.screen();
        try {
            ClassMerge.Merged merged = ClassMerge.merge(lab.course(), out, parts);
            screen.line(
                    "%d parts, %d students: %d of %d points."
                            .formatted(
                                    parts.size(),
                                    merged.result().size(),
                                    merged.result().points(),
                                    merged.result().maxPoints()),
                    "%d 个部分，%d 名学生：共 %d/%d 分。"
                            .formatted(
                                    parts.size(),
                                    merged.result().size(),
                                    merged.result().points(),
                                    merged.result().maxPoints()));
            screen.line(screen.bold(Lab.shortened(merged.page())));
            return 0;
        } catch (Refused e) {
            throw new Cannot(e.text().en(), e.text().zh());
        }
    }
}
