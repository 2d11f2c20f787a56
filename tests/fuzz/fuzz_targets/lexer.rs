#![cfg_attr(feature = "libfuzzer", no_main)]

#[cfg(feature = "libfuzzer")]
libfuzzer_sys::fuzz_target!(|data: &[u8]| rondo_fuzz::targets::lexer(data));

#[cfg(not(feature = "libfuzzer"))]
fn main() {
    rondo_fuzz::driver::run("lexer", rondo_fuzz::targets::lexer);
}
