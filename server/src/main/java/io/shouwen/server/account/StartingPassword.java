package io.shouwen.server.account;

import java.security.SecureRandom;

/** Passwords that are read from a sheet of paper and typed once. */
final class StartingPassword {
    /** Without those that look alike. 32 signs: each is worth five bits. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 3;
    private static final int SIGNS_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StartingPassword() {}

    /** Sixty bits in three groups of four. */
    static String draw() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-");
            for (int sign = 0; sign < SIGNS_A_GROUP; sign++) {
                password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
            }
        }
        return password.toString();
    }
}
