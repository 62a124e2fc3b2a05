package io.shouwen.server.hall;

import java.time.LocalTime;

/**
 * What a hall has settled for itself.
 *
 * @param bound how often later places may go before the same one; zero is plain order of arrival
 * @param calls how often a number is called before it counts as a no-show
 * @param crowded how many waiting for one open counter are a crowd (crgas.6.2.2.3c)
 * @param closesAt after which no number is given
 * @param speech how a call is spoken: {@code clips}, {@code voice}, {@code chime} or {@code none}
 */
public record Hall(
        int unit, int bound, int calls, int crowded, LocalTime closesAt, String speech) {}
