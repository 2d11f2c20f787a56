//! The frames that run, for those who look at them.

use crate::object::{Frame, OnReturn};

use super::Vm;

impl Vm {
    /// Visits the frames of the running call, the innermost first, while a native looks at them. The flag says whether
    /// the frame's registers can be seen: those of windows are in the stack of their activation of the dispatch loop,
    /// and only the last one's is at hand.
    pub fn visit_frames(&self, visit: &mut dyn FnMut(&Frame, bool)) {
        let mut at_hand = true;
        let mut segments = self.segments.iter().rev().peekable();
        for (height, frame) in self.frames.iter().enumerate().rev() {
            visit(frame, at_hand || !frame.is_window());
            // Those that wait for it are suspended in their own objects.
            while let Some(segment) = segments.next_if(|segment| segment.height >= height) {
                if segment.height > height {
                    continue;
                }
                for waiting in segment.chain.iter().rev().chain([&segment.base]) {
                    if let Some(frame) = &*waiting.frame.borrow() {
                        visit(frame, true);
                    }
                }
            }
            at_hand &= frame.outcome.on_return() != OnReturn::Leave;
        }
    }
}
