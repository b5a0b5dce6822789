package lesson05;

import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.file.Path;

@Step(2)
final class DownloadClientProperties {
    private static final Path FOLDER = Path.of("downloads");

    @Property
    @Points(1)
    @Zh("任何名字都出不了这个文件夹")
    void no_name_leads_out_of_the_folder(@ForAll("names") String name) {
        Path target = DownloadClient.target(FOLDER, name).normalize();
        Expected.value(FOLDER)
                .otherwise(
                        "\"" + name + "\" leads to " + target + ", and that is not in the folder",
                        "\"" + name + "\" 指向 " + target + "，不在这个文件夹里")
                .butGot(target.getParent());
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts =
                Arbitraries.of("a", "..", ".", "文件", "a b", "[new] a", "a.pdf", "...", "~");
        Arbitrary<String> starts = Arbitraries.of("", "/", "../", "./", "//");
        return Arbitraries.oneOf(
                parts.list().ofMinSize(1).ofMaxSize(5).map(it -> String.join("/", it)),
                starts.flatMap(start -> parts.map(part -> start + part)));
    }
}
