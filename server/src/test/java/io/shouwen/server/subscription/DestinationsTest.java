package io.shouwen.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;

class DestinationsTest {
    private static final Destinations DESTINATIONS =
            new Destinations("erp.house:8080, 127.0.0.1:9000,10.1.2.3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example/hook",
                "https://10.20.30.40/hook",
                "https://[fd12::7]/hook",
                "http://erp.house:8080/in",
                "http://127.0.0.1:9000/in",
                "http://10.1.2.3:81/in",
                "https://not-there-yet.example:8443/a?b=c"
            })
    void messagesMayGoThere(String address) {
        assertThat(DESTINATIONS.read(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm.example",
                "ftp://crm.example/",
                "http://crm.example/hook",
                "http://erp.house/in",
                "https://user:secret@crm.example/",
                "https://crm.example/#part",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://100.100.100.200/",
                "https://crm.example:65536/",
                "https:///nowhere",
                "https://crm example/"
            })
    void messagesMayNotGoThere(String address) {
        assertThat(DESTINATIONS.read(address)).isEmpty();
    }

    @Test
    void aNameThatMeansThisMachineIsFoundOutWhenAMessageLeaves() {
        URI address = URI.create("https://localhost/hook");
        assertThatThrownBy(() -> DESTINATIONS.check(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("may not go");
    }
}
