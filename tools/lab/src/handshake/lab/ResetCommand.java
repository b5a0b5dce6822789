package handshake.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `lab reset`: the starter again.
@Command(
        name = "reset",
        description = "Put a lesson's starter back. Your files are kept as a backup.")
final class ResetCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(paramLabel = "N", description = "The lesson's number.")
    private String number;

    @Override
    public Integer call() throws IOException {
        new Starter(lab.lesson(Numbers.parse(number))).putBack(lab.screen());
        return 0;
    }
}
