package handshake.viewer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoLibpcapTest {
    @TempDir Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_to_install_is_said_and_nothing_else() throws Exception {
        var command = new ArrayList<>(JavaCommand.of(CaptureMain.class));
        command.add(1, "-Dorg.pcap4j.core.pcapLibName=libnone.so");
        command.addAll(List.of("", folder.resolve("a.pcapng").toString(), ""));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertEquals(3, said.size(), String.join("\n", said));
        assertEquals("cannot", said.get(0));
        assertTrue(said.get(1).contains("sudo apt install libpcap0.8"), said.get(1));
        assertTrue(said.get(2).contains("sudo apt install libpcap0.8"), said.get(2));
    }
}
