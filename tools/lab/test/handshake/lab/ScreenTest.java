package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ScreenTest {
    private final Spoken spoken = new Spoken();

    @Test
    void it_speaks_the_readers_language() {
        spoken.plain(Language.EN).line("segment", "报文段");
        spoken.plain(Language.ZH).line("segment", "报文段");
        spoken.plain(Language.ZH).line(new Text("peer", "对端"));
        assertEquals("segment\n报文段\n对端\n", spoken.text());
        assertEquals("报文段", spoken.plain(Language.ZH).say("segment", "报文段"));
    }

    @Test
    void colour_is_switched_on_and_off_again() {
        Screen screen = spoken.terminal(Language.EN);
        assertEquals("\033[1mx\033[0m", screen.bold("x"));
        assertEquals("\033[2mx\033[0m", screen.dim("x"));
        assertEquals("\033[31mx\033[0m", screen.red("x"));
        assertEquals("\033[32mx\033[0m", screen.green("x"));
        assertEquals("\033[33mx\033[0m", screen.yellow("x"));
        assertEquals("\033[36mx\033[0m", screen.cyan("x"));
    }

    @Test
    void there_is_no_colour_where_there_is_no_terminal() {
        Screen screen = spoken.plain(Language.EN);
        assertEquals("xxx", screen.bold("x") + screen.red("x") + screen.dim("x"));
    }

    @Test
    void there_is_none_either_where_somebody_looks_on_who_wants_none() {
        assertEquals("x", spoken.colourless(Language.EN).green("x"));
    }

    @Test
    void progress_is_shown_in_place_and_only_to_who_looks_on() {
        spoken.plain(Language.EN).progress("1/3");
        assertEquals("", spoken.text());
        spoken.terminal(Language.EN).progress("1/3");
        assertEquals("\r\033[K1/3", spoken.text());
    }
}
