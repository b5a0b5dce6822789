package lesson07;

import static handshake.support.Mistake.FOLLOWS_SYMLINK;
import static handshake.support.Mistake.PATH_ESCAPE;

import handshake.support.HostileNames;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

import java.io.IOException;
import java.nio.file.Path;

@Step(3)
final class FileStoreProperties {
    private ServedFolder folder;

    @BeforeProperty
    void createFolder() throws IOException {
        folder = ServedFolder.create();
        folder.link("up", Path.of(".."));
        folder.link("sub/out", folder.around().resolve("rootless"));
        folder.link("link", folder.around().resolve("secret.txt"));
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        folder.close();
    }

    @Property(tries = 600)
    @Points(1)
    @Zh("任何字符串都读不到文件夹外面")
    void no_string_ever_reads_outside_the_folder(@ForAll("names") String name) throws Exception {
        FileStoreTest.Lookup found = FileStoreTest.Lookup.of(folder.root(), name);
        if (found.isFile() && !folder.holds(found.content())) {
            boolean byLink = name.contains("link") || name.contains("up") || name.contains("out");
            throw found.failure("%s leads outside the folder", "%s 通到了文件夹外面")
                    .expected("Missing or Refused")
                    .mistake(byLink ? FOLLOWS_SYMLINK : PATH_ESCAPE);
        }
    }

    /// Any strings, and paths of parts that are there, that lead up, or that break something.
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> part =
                Arbitraries.of(
                        "..",
                        ".",
                        "",
                        "a.txt",
                        "sub",
                        "deep",
                        "b.txt",
                        "up",
                        "out",
                        "link",
                        "root",
                        "rootless",
                        "secret.txt",
                        "etc",
                        "passwd",
                        "empty.txt",
                        "\0",
                        "\\",
                        "nul",
                        "C:",
                        "%2e%2e",
                        "~",
                        "你好",
                        "\ud800",
                        "\n",
                        " ");
        Arbitrary<String> path =
                part.list()
                        .ofMinSize(1)
                        .ofMaxSize(7)
                        .flatMap(parts ->
                                Arbitraries.of("/", "/", "/", "\\", "//")
                                        .map(separator -> String.join(separator, parts)));
        Arbitrary<String> up =
                path.map(it -> "../" + it).flatMap(it -> Arbitraries.of(it, "/" + it, "sub/" + it));
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> known = Arbitraries.of(HostileNames.all("secret.txt"));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, path),
                net.jqwik.api.Tuple.of(2, up),
                net.jqwik.api.Tuple.of(2, any),
                net.jqwik.api.Tuple.of(1, known));
    }
}
