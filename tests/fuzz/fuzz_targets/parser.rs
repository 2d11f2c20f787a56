#![cfg_attr(feature = "libfuzzer", no_main)]

#[cfg(feature = "libfuzzer")]
libfuzzer_sys::fuzz_target!(|data: &[u8]| rondo_fuzz::targets::parser(data));

#[cfg(not(feature = "libfuzzer"))]
fn main() {
    rondo_fuzz::driver::run("parser", rondo_fuzz::targets::parser);
}
