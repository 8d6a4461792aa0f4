"""Lead wishes from the joint meeting to their closing: who is asked, what is kept, who reads."""
