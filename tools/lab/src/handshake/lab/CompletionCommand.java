package handshake.lab;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// `lab completion`: the script that completes lab's words in bash and zsh.
@Command(
        name = "completion",
        description = "Print the completion script for bash and zsh: source <(./lab completion)")
final class CompletionCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Override
    public Integer call() {
        lab.screen().out().print(AutoComplete.bash("lab", Main.commandLine()));
        return 0;
    }
}
