package io.shouwen.server.standard;

import io.shouwen.engine.standard.Standards;

/**
 * What an organisation is judged by.
 *
 * @param hash SHA-256 over the versions and calendar editions, in hexadecimal; a stored judgement
 *     names it
 */
public record InForce(Standards standards, String hash) {}
